import type Database from 'better-sqlite3';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: 0 | 1;
}

/** Columns of the two tables that frame a line; all others are members of `plain` and `personal`. */
const framing: readonly string[] = ['sequence', 'commitment', 'previous_hash', 'hash', 'salt'];
/** How values are kept that SQLite has no type for. */
const booleans: readonly string[] = ['clock_is_doubtful'];
const jsonTexts: readonly string[] = ['reasons', 'facts'];

/**
 * Gives the statement that writes the rows from `@first` to `@last` as lines of JSON, all in one value.
 *
 * SQLite writes the text itself: a million rows take a quarter of the time that they take as objects of
 * JavaScript. Columns are taken as the tables have them, so one that a later version adds is exported, and is under
 * the hash, without a change here. Members that are null are left out, as they are where a row is hashed.
 */
export function rowLineSql(db: Database.Database): string {
  const members = (table: string, alias: string) =>
    columnsOf(db, table)
      .filter(({ name }) => !framing.includes(name))
      .map((column) => member(column, alias));
  return `
    SELECT CAST(group_concat(line, '') AS BLOB) FROM (
      SELECT '{"sequence":' || plain.sequence
        || ',"hash":"' || hex(hash) || '","commitment":"' || hex(commitment) || '"'
        || ',"plain":{' || ${withoutFirstComma(members('admission', 'plain'))} || '}'
        || iif(personal.sequence IS NULL, '', ',"salt":"' || hex(salt)
             || '","personal":{' || ${withoutFirstComma(members('admission_personal', 'personal'))} || '}')
        || '}' || char(10) AS line
      FROM admission AS plain LEFT JOIN admission_personal AS personal USING (sequence)
      WHERE plain.sequence BETWEEN @first AND @last
      ORDER BY plain.sequence
    )`;
}

function columnsOf(db: Database.Database, table: string): readonly Column[] {
  return db.prepare<[string], Column>('SELECT name, type, "notnull" FROM pragma_table_info(?)').all(table);
}

/** Every member begins with a comma, and of the first that is there it goes. */
function withoutFirstComma(members: readonly string[]): string {
  return `ltrim(${members.join(' || ')}, ',')`;
}

function member({ name, type, notnull }: Column, alias: string): string {
  const column = `${alias}."${name}"`;
  const text = `',"${camelCase(name)}":' || ${valueOf(name, type, column)}`;
  return notnull === 1 ? text : `iif(${column} IS NULL, '', ${text})`;
}

function valueOf(name: string, type: string, column: string): string {
  if (booleans.includes(name)) return `iif(${column}, 'true', 'false')`;
  if (jsonTexts.includes(name)) return column;
  if (type === 'BLOB') return `'"' || hex(${column}) || '"'`;
  // Seventeen digits give back the same number, whatever it is; fewer need not.
  if (type === 'REAL') return `printf('%!.17g', ${column})`;
  return type === 'TEXT' ? `json_quote(${column})` : column;
}

function camelCase(name: string): string {
  return name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

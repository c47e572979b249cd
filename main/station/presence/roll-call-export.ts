import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { failure, type Failure } from '../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { InstantMs } from '../../core/units.ts';
import { writeDurably } from '../durable-file.ts';
import { formulaSafe } from '../export/formula-safe.ts';
import { localTimeIn } from '../export/local-time.ts';
import { listSticks } from '../stick/list-sticks.ts';
import { whyUnfit, type Stick } from '../stick/stick.ts';
import { systemCode } from '../system-words.ts';
import type { RollCallList } from './roll-call-list.ts';

interface ExportTerms {
  readonly language: 'id' | 'en';
  readonly timeZone: string;
  readonly now: InstantMs;
  /** Where it may go; the machine's own sticks where it is left out. */
  readonly sticks?: Result<readonly Stick[], Failure>;
}

/** Says that the text is UTF-8; without it spreadsheets on Windows take it for something else. */
const byteOrderMark = '\uFEFF';

const words = {
  id: {
    columns: ['unit', 'nama', 'sejak', 'pintu', 'orang', 'keadaan'],
    states: { missing: 'belum ditemukan', safe: 'aman', left: 'sudah keluar' },
    anonymous: 'tanpa nama',
    file: 'apel-darurat',
  },
  en: {
    columns: ['unit', 'name', 'since', 'door', 'people', 'state'],
    states: { missing: 'missing', safe: 'safe', left: 'gone out' },
    anonymous: 'without a name',
    file: 'roll-call',
  },
} as const;

/** Gives a roll call as a table: CSV (RFC 4180), UTF-8, no cell of which a spreadsheet works out. */
export function rollCallTable(list: RollCallList, { language, timeZone }: ExportTerms): string {
  const { columns, states, anonymous } = words[language];
  const localTime = localTimeIn(timeZone);
  const lines = list.units.flatMap(({ unit, people }) =>
    people.map(({ entry, name, since, point, people: count, state }) => [
      unit ?? '',
      name ?? `#${String(entry)}`,
      localTime(since),
      point,
      String(count),
      states[state],
    ]),
  );
  const { inside, safe } = list.anonymous;
  const unnamed = ([count, state]: readonly [number, string]) => [
    '',
    anonymous,
    '',
    '',
    String(count),
    state,
  ];
  const rest = [[safe, states.safe] as const, [inside - safe, states.missing] as const];
  const cells = [columns, ...lines, ...rest.filter(([count]) => count > 0).map(unnamed)];
  return byteOrderMark + stringify(cells.map((row) => row.map(formulaSafe)));
}

/**
 * Writes a roll call to the first stick that takes it, reads it back, and says where it is: the one way out that both
 * shells have. On the machine itself the names never stand readable.
 *
 * Fails with EXPORT_TARGET_GONE where there is no stick, with why the only one will not do, EXPORT_WRITE_FAILED or
 * EXPORT_READ_BACK_DIFFERS.
 */
export async function exportRollCall(
  list: RollCallList,
  terms: ExportTerms,
): Promise<Result<{ readonly file: string; readonly stick: string }, Failure>> {
  const text = rollCallTable(list, terms);
  const sticks = terms.sticks ?? (await listSticks());
  if (!sticks.ok) return sticks;
  const stick = fitStick(sticks.value, Buffer.byteLength(text));
  if (!stick.ok) return stick;
  const stamp = localTimeIn(terms.timeZone)(terms.now).replaceAll(':', '').replace(' ', '-');
  const file = `${words[terms.language].file}-${stamp}.csv`;
  const path = join(stick.value.folder, file);
  // A stick that was pulled leaves a place on the machine's own disk; nothing may be made there.
  if (!existsSync(stick.value.folder)) return fail(failure('EXPORT_TARGET_GONE'));
  try {
    writeDurably(path, text);
    if (readFileSync(path, 'utf8') !== text) return fail(failure('EXPORT_READ_BACK_DIFFERS', file));
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    return fail(failure('EXPORT_WRITE_FAILED', code));
  }
  return ok({ file, stick: stick.value.label });
}

/** Disks that nobody carries about are of no interest here; of sticks the first that takes it, else why none does. */
function fitStick(sticks: readonly Stick[], bytes: number): Result<Stick, Failure> {
  const carried = sticks.filter(({ isRemovable, isSystem }) => isRemovable && !isSystem);
  const fit = carried.find((stick) => whyUnfit(stick, bytes) === null);
  if (fit !== undefined) return ok(fit);
  const [first] = carried;
  return fail((first && whyUnfit(first, bytes)) ?? failure('EXPORT_TARGET_GONE'));
}

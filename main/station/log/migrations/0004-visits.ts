/** Rows of what visitors answered about their visit. The words for kinds are a table, so a new one is an insert. */
export const visits = `INSERT INTO row_kind VALUES ('visit');`;

/**
 * The tables of a merge. `merged_row` holds each story that was told of a row once; `claim` what heads and the ends of
 * exports say of hashes; `conflict` the sequences of which two stories are told. A merge can be made anew from the exports, so
 * there are no migrations: another form would be another file.
 */
export const mergeSchema = `
CREATE TABLE IF NOT EXISTS merged_row (
  station TEXT NOT NULL, sequence INTEGER NOT NULL, hash BLOB NOT NULL, kind TEXT NOT NULL, hour INTEGER NOT NULL,
  point TEXT NOT NULL, direction TEXT, method TEXT, personClass TEXT, mode TEXT, shown TEXT, what TEXT,
  concerns INTEGER, people INTEGER,
  at INTEGER, clockIsDoubtful INTEGER, subjectKey TEXT, unit TEXT, note TEXT,
  PRIMARY KEY (station, sequence, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS claim (
  station TEXT NOT NULL, sequence INTEGER NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (station, sequence, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS conflict (
  station TEXT NOT NULL, sequence INTEGER NOT NULL, PRIMARY KEY (station, sequence)
) STRICT, WITHOUT ROWID;

CREATE VIEW IF NOT EXISTS doubt AS SELECT station, min(sequence) AS sequence FROM conflict GROUP BY station;
`;

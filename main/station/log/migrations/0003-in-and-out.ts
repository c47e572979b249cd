/**
 * New kinds of rows, how many people a row counts, who did it and why.
 *
 * `admission` is built anew, because a CHECK can't be changed in place. The words for kinds move into a table of
 * their own: the next one is an insert. Old rows keep their hashes, since the new columns are null in them and null
 * members are not hashed. `migrate` lets the enforcement of foreign keys rest, or dropping
 * the old table would be refused.
 */
export const inAndOut = `
CREATE TABLE row_kind (kind TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

INSERT INTO row_kind VALUES
  ('admission'), ('guard-decision'), ('exception'), ('presence-correction'), ('shift'), ('roll-call'),
  ('other-door'), ('station-event');

CREATE TABLE admission_anew (
  sequence           INTEGER PRIMARY KEY,
  kind               TEXT NOT NULL REFERENCES row_kind (kind),
  hour               INTEGER NOT NULL,
  point              TEXT NOT NULL,
  direction          TEXT CHECK (direction IN ('in', 'out')),
  method             TEXT,
  person_class       TEXT,
  mode               TEXT CHECK (mode IN ('advisory', 'mandatory')),
  shown              TEXT CHECK (shown IN ('green', 'yellow', 'red')),
  policy_id          TEXT,
  policy_version     TEXT,
  trust_list_version TEXT,
  elapsed_ms         REAL,
  concerns           INTEGER REFERENCES admission (sequence),
  what               TEXT,
  people             INTEGER CHECK (people > 0 OR (people < 0 AND what IS 'recounted')),
  commitment         BLOB NOT NULL CHECK (length(commitment) = 32),
  previous_hash      BLOB NOT NULL CHECK (length(previous_hash) = 32),
  hash               BLOB NOT NULL CHECK (length(hash) = 32),
  CHECK (kind <> 'guard-decision' OR (concerns IS NOT NULL AND what IN ('let-in', 'turned-away')))
) STRICT;

INSERT INTO admission_anew
SELECT sequence, kind, hour, point, direction, method, person_class, mode, shown, policy_id, policy_version,
       trust_list_version, elapsed_ms, concerns, what, NULL, commitment, previous_hash, hash
FROM admission ORDER BY sequence;

DROP TABLE admission;
ALTER TABLE admission_anew RENAME TO admission;

CREATE UNIQUE INDEX one_decision_a_person ON admission (concerns) WHERE kind = 'guard-decision';
CREATE INDEX shift_event ON admission (sequence) WHERE kind = 'shift';
CREATE INDEX other_door_event ON admission (sequence) WHERE kind = 'other-door';
CREATE INDEX day_closed ON admission (sequence) WHERE what = 'day-closed';

CREATE TRIGGER admission_has_no_gap BEFORE INSERT ON admission
WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM admission)
BEGIN SELECT RAISE(ABORT, 'sequence has a gap'); END;

CREATE TRIGGER admission_is_never_changed BEFORE UPDATE ON admission
BEGIN SELECT RAISE(ABORT, 'rows are never changed'); END;

CREATE TRIGGER admission_is_never_deleted BEFORE DELETE ON admission
BEGIN SELECT RAISE(ABORT, 'rows are never deleted'); END;

ALTER TABLE admission_personal ADD COLUMN guard TEXT;
ALTER TABLE admission_personal ADD COLUMN note TEXT;
`;

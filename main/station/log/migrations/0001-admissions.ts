/**
 * The log itself. `admission` is the part that stays, `admission_personal` the part that retention drops with its
 * salt; both are append-only by trigger. These guard against slips of our own code; against a stranger with the
 * file stands the hash chain.
 */
export const admissions = `
CREATE TABLE admission (
  sequence           INTEGER PRIMARY KEY,
  kind               TEXT NOT NULL CHECK (kind IN ('admission', 'guard-decision', 'station-event')),
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
  commitment         BLOB NOT NULL CHECK (length(commitment) = 32),
  previous_hash      BLOB NOT NULL CHECK (length(previous_hash) = 32),
  hash               BLOB NOT NULL CHECK (length(hash) = 32),
  CHECK (kind <> 'guard-decision' OR (concerns IS NOT NULL AND what IN ('let-in', 'turned-away')))
) STRICT;

CREATE UNIQUE INDEX one_decision_a_person ON admission (concerns) WHERE kind = 'guard-decision';

CREATE TABLE admission_personal (
  sequence          INTEGER PRIMARY KEY REFERENCES admission (sequence),
  at                INTEGER NOT NULL,
  clock_is_doubtful INTEGER NOT NULL CHECK (clock_is_doubtful IN (0, 1)),
  outcome           TEXT CHECK (outcome IN ('green', 'yellow', 'red', 'black')),
  reasons           TEXT NOT NULL,
  policy_rule       TEXT,
  unit              TEXT,
  facts             TEXT,
  subject_key       TEXT,
  sealed_identity   BLOB,
  salt              BLOB NOT NULL CHECK (length(salt) = 32)
) STRICT;

CREATE INDEX reliable_instant ON admission_personal (at) WHERE clock_is_doubtful = 0;

-- Holds one row while retention runs, and only inside its transaction: what is up to here may go.
CREATE TABLE retention_permit (through INTEGER NOT NULL) STRICT;

CREATE TRIGGER admission_has_no_gap BEFORE INSERT ON admission
WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM admission)
BEGIN SELECT RAISE(ABORT, 'sequence has a gap'); END;

CREATE TRIGGER admission_is_never_changed BEFORE UPDATE ON admission
BEGIN SELECT RAISE(ABORT, 'rows are never changed'); END;

CREATE TRIGGER admission_is_never_deleted BEFORE DELETE ON admission
BEGIN SELECT RAISE(ABORT, 'rows are never deleted'); END;

CREATE TRIGGER personal_is_never_changed BEFORE UPDATE ON admission_personal
BEGIN SELECT RAISE(ABORT, 'personal parts are never changed'); END;

CREATE TRIGGER personal_is_dropped_by_retention_only BEFORE DELETE ON admission_personal
WHEN NOT EXISTS (SELECT 1 FROM retention_permit WHERE OLD.sequence <= through)
BEGIN SELECT RAISE(ABORT, 'personal parts are dropped by retention only'); END;
`;

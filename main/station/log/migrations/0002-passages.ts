/**
 * Two lists drawn from the rows and kept in the same transaction as they are: how many went in during each UTC
 * hour, and who still waits for a guard. They make both questions as cheap after ten million rows as after ten.
 * The conditions are those of `core/admission/passage.ts`, frozen as they were at this version.
 */
export const passages = `
CREATE TABLE entered_by_hour (
  hour    INTEGER PRIMARY KEY,
  entered INTEGER NOT NULL
) STRICT;

CREATE TABLE undecided (
  sequence INTEGER PRIMARY KEY REFERENCES admission (sequence)
) STRICT;

INSERT INTO entered_by_hour (hour, entered)
SELECT hour, count(*) FROM admission
WHERE direction IS NOT 'out' AND (what = 'let-in' OR (kind = 'admission' AND shown = 'green'))
GROUP BY hour;

INSERT INTO undecided (sequence)
SELECT person.sequence FROM admission AS person
JOIN admission_personal USING (sequence)
WHERE person.kind = 'admission' AND person.shown IN ('yellow', 'red')
  AND NOT EXISTS (
    SELECT 1 FROM admission AS decision
    WHERE decision.kind = 'guard-decision' AND decision.concerns = person.sequence
  );
`;

/**
 * An index to when somebody last confirmed the clock, and a word for rows that damage to the disk took: salvaging puts one in the place of each, so that the sequence has no gap
 * and whoever reads the log meets the loss where it is.
 */
export const lostRows = `
INSERT INTO row_kind VALUES ('lost');
CREATE INDEX lost_row ON admission (sequence) WHERE kind = 'lost';
CREATE INDEX clock_confirmed ON admission (sequence) WHERE what = 'clock-confirmed';
`;

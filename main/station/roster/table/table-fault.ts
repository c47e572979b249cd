import type { Failure } from '../../../core/reason-codes.ts';

/** Stops the reading of a table from wherever it is; caught where a roster is read, and nowhere else. */
export class TableFault extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

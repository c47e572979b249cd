/** Rows from one sequence to another, both included. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** Gathers sequences, told in ascending order, into spans. */
export class Spans {
  readonly #spans: { first: number; last: number }[] = [];

  add(first: number, last = first): void {
    const newest = this.#spans.at(-1);
    if (newest?.last === first - 1) newest.last = last;
    else this.#spans.push({ first, last });
  }

  all(): readonly Span[] {
    return this.#spans;
  }
}

/** Gives how many rows stand in spans that have none in common. */
export function lengthOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

/** Gives spans as people read them: `17-19, 24`; an empty text for none. */
export function spansText(spans: readonly Span[]): string {
  return spans
    .map(({ first, last }) => (first === last ? String(first) : `${String(first)}-${String(last)}`))
    .join(', ');
}

/** So many lines stand together: the browser looks at one block and not at forty lines to see what is on the screen. */
const linesOfChunk = 40;

/** Gives a long list in blocks, each of which the browser lays out only near the screen (`content-visibility`). */
export function inChunks<T>(lines: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(lines.length / linesOfChunk) }, (_none, chunk) =>
    lines.slice(chunk * linesOfChunk, (chunk + 1) * linesOfChunk),
  );
}

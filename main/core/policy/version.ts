/** Gives less than 0, 0 or more as a version such as `1.10` is lower than another, the same or higher; `1` is `1.0.0`. */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [numbersOf(one), numbersOf(other)];
  const at = left.findIndex((number, index) => number !== right[index]);
  return at === -1 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}

/** The three numbers of a version. */
function numbersOf(version: string): readonly number[] {
  const numbers = version.split('.').map(Number);
  return [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0];
}

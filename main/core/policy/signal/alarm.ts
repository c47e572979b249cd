/** How one day came out, in people. */
export interface DayCounts {
  readonly people: number;
  readonly yellow: number;
  readonly red: number;
  readonly black: number;
}

/** One colour of a day beside what the seven days before let expect. */
export interface Signal {
  readonly colour: 'yellow' | 'red' | 'black';
  readonly seen: number;
  /** People of this colour among as many people, at the rate of the days before; null where those say too little. */
  readonly expected: number | null;
  readonly isAlarming: boolean;
}

const colours = ['yellow', 'red', 'black'] as const;

/** Days with nobody at the door, such as Sundays, tell nothing; fewer open days than this are no comparison. */
const fewestDays = 3;
/** Fewer people than this before today are no comparison. */
const fewestPeople = 30;
/** Fewer of a colour than this are single people, not a signal; for black, each of whom is told to the guard anyway, 3. */
const fewestSeen = { yellow: 5, red: 5, black: 3 } as const;
/** Standard deviations above the expected count. By chance alone some 1 day in 700 goes beyond for large counts. */
const deviations = 3;

/**
 * Gives the signals of a day (S2-08), one a colour: alarming is a count that the days before make very unlikely.
 *
 * The rate of the open days before, times the people of today, is what is expected; counts scatter about it like
 * Poisson's, to which the uncertainty of the rate itself adds. At least as many as `fewestSeen` must have been seen.
 *
 * @param before the seven days before, in any order.
 */
export function signalsOf(today: DayCounts, before: readonly DayCounts[]): readonly Signal[] {
  const open = before.filter(({ people }) => people > 0);
  const people = sumOf(open, 'people');
  const isComparable = open.length >= fewestDays && people >= fewestPeople;
  return colours.map((colour) => {
    const seen = today[colour];
    if (!isComparable) return { colour, seen, expected: null, isAlarming: false };
    const share = today.people / people;
    const expected = sumOf(open, colour) * share;
    const spread = Math.sqrt(expected * (1 + share));
    const isAlarming = seen >= fewestSeen[colour] && seen > expected + deviations * spread;
    return { colour, seen, expected, isAlarming };
  });
}

function sumOf(days: readonly DayCounts[], count: keyof DayCounts): number {
  return days.reduce((sum, day) => sum + day[count], 0);
}

interface Told {
  menu: unknown;
  schemes: readonly unknown[];
  readonly errors: string[];
}

/** What the program told Electron besides windows and calls. */
export const told: Told = { menu: undefined, schemes: [], errors: [] };

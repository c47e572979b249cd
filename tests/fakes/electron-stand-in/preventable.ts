/** Gives an event to the program and tells whether it called `preventDefault`. */
export function askToPrevent(give: (event: { preventDefault: () => void }) => void): boolean {
  const prevented: true[] = [];
  give({ preventDefault: () => void prevented.push(true) });
  return prevented.length > 0;
}

/** Resolves once a condition holds; fails when it does not within the time. */
export async function waitFor(holds: () => boolean, withinMs = 5000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > end)
      throw new Error(`waited ${String(withinMs)} ms in vain for: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveKeyboardPage } from '../../fakes/keyboard-page.ts';
import type { KeyboardPageServer } from '../../fakes/keyboard-page.ts';
import { typeUnderLayouts } from '../../fakes/typed-layouts.ts';
import { startXDisplay } from '../../fakes/x-display.ts';
import type { XDisplay } from '../../fakes/x-display.ts';

let server: KeyboardPageServer;
let display: XDisplay;

beforeAll(async () => {
  server = await serveKeyboardPage();
  display = await startXDisplay(server.address);
});
afterAll(async () => {
  await display.close();
  await server.close();
});

// All 24 layouts at every pace: npm run bench layouts.
test('a certificate typed on an X screen is exact under any layout, with Caps Lock too', async () => {
  const typed = await typeUnderLayouts(display, ['fr', 'de', 'ru'], [2], { length: 200, seed: 3 });
  expect(typed.filter(({ instead }) => instead !== null)).toEqual([]);
  expect(typed).toHaveLength(6);
});

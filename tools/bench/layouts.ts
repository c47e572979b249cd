import { serveKeyboardPage } from '../../tests/fakes/keyboard-page.ts';
import { typeUnderLayouts } from '../../tests/fakes/typed-layouts.ts';
import { startXDisplay } from '../../tests/fakes/x-display.ts';

/*
 * Whether a certificate of 550 characters is read exactly under each keyboard layout of the system, without and with
 * Caps Lock, at 0 to 12 ms a key: real keys on an X screen, in a real window of a real browser.
 *
 *   node tools/bench/layouts.ts [SEED]        needs Xvfb, setxkbmap and xdotool
 */

const seed = Number(process.argv[2] ?? 1);
const names =
  'us id gb pl us(intl) ca br jp es it pt latam se dk de tr ch hu cz fr be ara us(dvorak) ru'.split(' ');

const server = await serveKeyboardPage();
const display = await startXDisplay(server.address);
const exactness: string[] = [];
for (const layout of names) {
  const typed = await typeUnderLayouts(display, [layout], [0, 1, 5, 12], { length: 550, seed });
  const wrong = typed.filter(({ instead }) => instead !== null);
  process.stdout.write(
    `${layout.padEnd(12)} ${String(typed.length - wrong.length)} of ${String(typed.length)} exact\n`,
  );
  exactness.push(
    ...wrong.map(
      ({ hasCapsLock, delayMs }) => `${layout} ${hasCapsLock ? 'caps ' : ''}${String(delayMs)} ms`,
    ),
  );
}
await display.close();
await server.close();
process.stdout.write(
  `seed ${String(seed)}, ${String(names.length * 8)} certificates, not exact: ${exactness.join(', ') || 'none'}\n`,
);
if (exactness.length > 0) process.exitCode = 1;

import { serveKeyboardPage } from '../../tests/fakes/keyboard-page.ts';
import { playThroughWindow } from '../../tests/fakes/wedge-window.ts';
import { launchChromium } from '../gallery/open-page.ts';

/*
 * Generated sessions of `npm run bench wedge` as real key events through the real keyboard in a real browser, with
 * everything that can have the focus in turn.
 *
 *   node tools/bench/wedge-window.ts [SESSIONS] [SEED]
 */

const count = Number(process.argv[2] ?? 500);
const seed = Number(process.argv[3] ?? 1);

const [server, browser] = await Promise.all([serveKeyboardPage(), launchChromium()]);
const page = await browser.newPage();
await page.goto(server.address);
const tally = await playThroughWindow(page, seed, count);
await browser.close();
await server.close();

process.stdout.write(`seed ${String(seed)}: ${JSON.stringify(tally)}\n`);
if (tally.wrong > 0 || tally.touched > 0 || tally.cleanAccepted < 0.999 * tally.cleanShown)
  process.exitCode = 1;

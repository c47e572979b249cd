import type { Page } from '@playwright/test';
import { plugKeyboardsIn } from './keys-in-chromium.ts';
import { seededChance } from './seeded-chance.ts';
import { anySession, sessionKinds } from './wedge-sessions.ts';
import type { WedgeSession } from './wedge-sessions.ts';

/** What became of sessions that were played through a real window. */
export interface WindowTally {
  sessions: number;
  shown: number;
  accepted: number;
  cleanShown: number;
  cleanAccepted: number;
  wrong: number;
  /** Sessions after which a scanner had pressed something, written into a field, or a key got through. */
  touched: number;
}

const places = ['Button', 'name', 'notes', 'tick', 'Inside'];

/** Plays sessions through the test page of the keyboard, each with another place in focus, and counts. */
export async function playThroughWindow(page: Page, seed: number, count: number): Promise<WindowTally> {
  const keyboards = await plugKeyboardsIn(page);
  const tally = { sessions: 0, shown: 0, accepted: 0, cleanShown: 0, cleanAccepted: 0, wrong: 0, touched: 0 };
  for (let index = 0; index < count; index += 1) {
    const kind = sessionKinds[index % sessionKinds.length] ?? 'clean';
    const session = anySession(kind, seededChance(seed * 1_000_003 + index));
    const place = places[index % places.length] ?? '';
    await page.reload();
    await page.locator(`[aria-label=${place}], button:text-is("${place}")`).first().focus();
    await waitUntilOlderThan(page, session);
    await keyboards.play(session.motions);
    await page.waitForFunction(() => keyboardPage.isQuiet());
    addUp(tally, session, await page.evaluate(() => ({ ...keyboardPage, fields: keyboardPage.fields() })));
  }
  return tally;
}

/** Keys from before the page was there have no time. */
async function waitUntilOlderThan(page: Page, { motions }: WedgeSession): Promise<void> {
  const times = motions.map(({ at }) => at);
  const duration = Math.max(...times) - Math.min(...times);
  await page.waitForFunction((needed) => performance.now() > needed, duration + 200);
}

interface WindowState {
  readonly scans: readonly string[];
  readonly pressed: readonly string[];
  readonly leaked: readonly string[];
  readonly fields: string;
}

function addUp(tally: WindowTally, { kind, texts }: WedgeSession, state: WindowState): void {
  const open = [...texts];
  for (const scan of state.scans) {
    const place = open.indexOf(scan.replace(/^\](Q1|C0)/, ''));
    if (place < 0) tally.wrong += 1;
    else open.splice(place, 1);
  }
  const accepted = texts.length - open.length;
  const hasPeople = kind !== 'clean' && kind !== 'cut' && kind !== 'two scanners';
  tally.sessions += 1;
  tally.shown += texts.length;
  tally.accepted += accepted;
  if (kind === 'clean') tally.cleanShown += texts.length;
  if (kind === 'clean') tally.cleanAccepted += accepted;
  if (state.leaked.length > 0 || (!hasPeople && (state.pressed.length > 0 || state.fields !== '')))
    tally.touched += 1;
}

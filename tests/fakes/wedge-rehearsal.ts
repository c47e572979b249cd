import { createWedgeBuffer } from '../../main/core/scan/wedge-buffer.ts';
import type { WedgeFinding } from '../../main/core/scan/wedge-buffer.ts';
import { asOneKeyboard } from './one-keyboard.ts';
import { seededChance } from './seeded-chance.ts';
import { anySession, sessionKinds } from './wedge-sessions.ts';
import type { SessionKind, WedgeSession } from './wedge-sessions.ts';

export interface Tally {
  sessions: number;
  /** Codes that scanners typed in these sessions. */
  shown: number;
  accepted: number;
  rejected: number;
  /** Numbers that were submitted and that no scanner typed, or not so often. */
  wrong: number;
  /** The same of codes that carry a signature: it tells that they are damaged, and they name nobody. */
  unproved: number;
}

/** Gives what the buffer makes of a session, with a timer that fires as soon as it is due. */
export function findingsOf(session: WedgeSession): readonly WedgeFinding[] {
  const buffer = createWedgeBuffer();
  const settleUntil = (at: number) => {
    const findings: WedgeFinding[] = [];
    for (let due = buffer.dueAt(); due !== null && due < at; due = buffer.dueAt())
      findings.push(...buffer.settle(due + 1));
    return findings;
  };
  const heard = asOneKeyboard(session.motions).flatMap((event) => [
    ...settleUntil(event.at),
    ...(event.kind === 'press' ? buffer.press(event.key) : buffer.lift(event.code, event.at)),
  ]);
  return [...heard, ...settleUntil(Infinity)];
}

/** Gives a tally as one line. */
export function typedBy({ sessions, shown, accepted, rejected, wrong, unproved }: Tally): string {
  const parts = { sessions, shown, accepted, rejected, wrong, 'wrong but signed': unproved };
  return Object.entries(parts)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ');
}

/** Plays so many sessions of every kind by turns, and counts what became of them by kind. */
export function rehearse(seed: number, count: number): Readonly<Record<SessionKind, Tally>> {
  const tallies = Object.fromEntries(
    sessionKinds.map((kind) => [
      kind,
      { sessions: 0, shown: 0, accepted: 0, rejected: 0, wrong: 0, unproved: 0 },
    ]),
  ) as Record<SessionKind, Tally>;
  for (let index = 0; index < count; index += 1) {
    const kind = sessionKinds[index % sessionKinds.length] ?? 'clean';
    const session = anySession(kind, seededChance(seed * 1_000_003 + index));
    tallyUp(tallies[kind], session, findingsOf(session));
  }
  return tallies;
}

function tallyUp(tally: Tally, { texts }: WedgeSession, findings: readonly WedgeFinding[]): void {
  const open = [...texts];
  tally.sessions += 1;
  tally.shown += texts.length;
  for (const finding of findings) {
    if (finding.kind === 'rejected') tally.rejected += 1;
    if (finding.kind !== 'scan') continue;
    const text = finding.text.replace(/^\](Q1|C0)/, '');
    const place = open.indexOf(text);
    if (place >= 0) open.splice(place, 1);
    if (place >= 0) tally.accepted += 1;
    else if (/^(HC1:|shc:\/)/i.test(text)) tally.unproved += 1;
    else tally.wrong += 1;
  }
}

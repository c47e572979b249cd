import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { createClient, type Client, type Reply } from '../../preload/contract/client.ts';
import { createMemoryTransport } from '../../preload/contract/memory-transport.ts';
import type { AskOf } from '../../preload/contract/commands.ts';
import { millisecondsPerDay } from '../../main/core/units.ts';
import { someAdmission } from '../../tests/fakes/admissions.ts';
import { fillLog } from '../../tests/fakes/filled-log.ts';
import { forgetFolder, keepPin, makeFolder, startPractice } from '../../tests/fakes/practice-station.ts';
import type { PracticeStation } from '../../tests/fakes/practice-station.ts';
import { randomFacts } from '../../tests/fakes/random-facts.ts';

/** What asking "what if" costs a whole station while people go on scanning. */
export interface AskedWhileScanning {
  readonly ms: number;
  readonly rows: number;
  readonly scans: number;
  /** From the moment at which a code was shown to its colour: how long the one who waited longest had to wait. */
  readonly longestWaitMs: number;
  /** The same with nobody asking. */
  readonly longestWaitAloneMs: number;
}

const pin = '593027';
const scanEveryMs = 40;

function* rowsOfFourWeeks(rows: number, seed: number) {
  const facts = fc.sample(randomFacts, { numRuns: rows, seed });
  const units = ['Sekretariat', 'Dinas A', 'Dinas B', null];
  const [now, span] = [Date.now(), 27 * millisecondsPerDay];
  for (const [index, of] of facts.entries()) {
    const at = Math.floor(now - span + (span * index) / rows);
    yield someAdmission(
      { personClass: index % 4 === 0 ? 'employee' : 'visitor' },
      { at, facts: of, unit: units[index % units.length] ?? null, subjectKey: `key ${String(index % 5000)}` },
    );
  }
}

/** Asks the station with that many rows in its real log, over its contract, while somebody scans every 40 ms. */
export async function askWhileScanning(rows: number, seed: number): Promise<AskedWhileScanning> {
  const folder = makeFolder();
  await keepPin(folder, pin);
  fillLog(folder.log, rowsOfFourWeeks(rows, seed));
  const practice = startPractice(folder);
  try {
    const guard = await practice.openGuard(pin);
    const queue = beginQueue(practice);
    await setTimeout(2000);
    const longestWaitAloneMs = queue.longestWaitMs();
    queue.forget();
    const start = performance.now();
    const judged = await askAll(guard);
    const ms = performance.now() - start;
    const { scans } = await queue.end();
    return { ms, rows: judged, scans, longestWaitMs: queue.longestWaitMs(), longestWaitAloneMs };
  } finally {
    await practice.stop();
    forgetFolder(folder);
  }
}

async function askAll(guard: Client): Promise<number> {
  const asked: AskOf<'policy.what-if'> = { mode: 'mandatory', policy: 'pedulilindungi-2022-07' };
  let rows = 0;
  for (let after: number | null = 0; after !== null;) {
    const reply: Reply<'policy.what-if'> = await guard.call('policy.what-if', { ...asked, after });
    if (!reply.ok) throw new Error(reply.failure.code);
    rows += reply.value.rows;
    after = reply.value.reached?.sequence ?? null;
  }
  return rows;
}

/** People come at fixed moments, whether the station has time for them or not; late ones have waited. */
function beginQueue({ station, people }: PracticeStation) {
  const door = createClient(createMemoryTransport(station.openDoor()));
  let longest = 0;
  let scans = 0;
  let isOver = false;
  const scanAll = async () => {
    for (let due = performance.now(); !isOver; due += scanEveryMs) {
      await setTimeout(Math.max(0, due - performance.now()));
      const person = people[scans % people.length];
      if (person === undefined) throw new Error('nobody to scan');
      await door.call('scan.submit', { text: `${person.text} ${String(scans)}`, method: 'camera' });
      longest = Math.max(longest, performance.now() - due);
      scans += 1;
    }
  };
  const scanning = scanAll();
  return {
    longestWaitMs: () => longest,
    forget: () => {
      longest = 0;
      scans = 0;
    },
    end: async () => {
      isOver = true;
      await scanning;
      return { scans };
    },
  };
}

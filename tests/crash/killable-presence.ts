import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Admission, WrittenAdmission } from '../../main/core/admission/admission.ts';
import { settledBy } from '../../main/core/admission/passage.ts';
import { failure, type Failure } from '../../main/core/reason-codes.ts';
import { fail, ok, type Result } from '../../main/core/result.ts';
import type { InstantMs } from '../../main/core/units.ts';
import type { InsideName, InsideNames } from '../../main/station/presence/inside-names.ts';
import { answersOn } from './presence-answers.ts';
import type { Asked, Said } from './presence-talk.ts';

/** A presence station in a process of its own, which can be killed in mid-work. */
export interface KillablePresence {
  ask(asked: Asked): Promise<Said>;
  /** Tells it something, kills it so long afterwards, and starts another one on the same files. */
  killDuring(asked: Asked, afterMs: number, startsAt: InstantMs): Promise<void>;
  stop(): Promise<void>;
}

const program = new URL('presence-station.ts', import.meta.url).pathname;

/** Starts a station on a log, a folder of names and a folder of keys. */
export async function startPresence(
  files: readonly [log: string, names: string, keys: string],
  now: InstantMs,
): Promise<KillablePresence> {
  let child = await start(now);

  async function start(at: InstantMs): Promise<ChildProcess> {
    const started = fork(program, [...files, String(at)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    await answerOf(started);
    return started;
  }

  return {
    ask: (asked) => {
      child.send(asked);
      return answerOf(child);
    },
    killDuring: async (asked, afterMs, startsAt) => {
      const exited = once(child, 'exit');
      child.send(asked);
      await pause(afterMs);
      child.kill('SIGKILL');
      await exited;
      child = await start(startsAt);
    },
    stop: async () => {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}

function answerOf(child: ChildProcess): Promise<Said> {
  return new Promise((resolve, reject) => {
    const ended = () => {
      reject(new Error('the presence station ended by itself'));
    };
    child.once('exit', ended);
    child.once('message', (said) => {
      child.off('exit', ended);
      resolve(said as Said);
    });
  });
}

/** Gives a station in memory: a kill leaves the rows, with the last one or without it, and nothing else. */
export function presenceInMemory(now: InstantMs): KillablePresence {
  const rows: WrittenAdmission[] = [];
  const decided = new Set<number>();
  const record = (admission: Admission): Result<WrittenAdmission, Failure> => {
    const { kind, concerns } = admission.plain;
    if (kind === 'guard-decision' && concerns !== null) {
      if (decided.has(concerns)) return fail(failure('GUARD_ADMISSION_UNKNOWN'));
      decided.add(concerns);
    }
    const row = { sequence: rows.length + 1, ...admission, decision: settledBy(admission.plain, null) };
    rows.push(row);
    return ok(row);
  };
  const openDay = () => {
    const closed = rows.findLast(({ plain }) => plain.what === 'day-closed');
    return ok(rows.slice((closed?.plain.concerns ?? closed?.sequence ?? 1) - 1));
  };
  const start = (at: InstantMs) => answersOn({ record, openDay, names: namesInMemory() }, at);
  let answer = start(now);
  return {
    ask: (asked) => Promise.resolve(answer(asked)),
    killDuring: (asked, afterMs, startsAt) => {
      if (afterMs % 2 === 0) answer(asked);
      answer = start(startsAt);
      return Promise.resolve();
    },
    stop: () => Promise.resolve(),
  };
}

function namesInMemory(): InsideNames {
  const names = new Map<number, InsideName>();
  return {
    of: (entry) => names.get(entry) ?? null,
    entries: () => [...names.keys()],
    put: (entry, who) => void names.set(entry, who),
    forget: (entry) => void names.delete(entry),
    reseal: () => undefined,
    trouble: () => null,
  };
}

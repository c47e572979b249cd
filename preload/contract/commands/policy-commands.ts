import * as v from 'valibot';
import { count, nothing, pin, slug, type Command } from '../command.ts';
import { dayReport } from '../day-view.ts';
import { mode, policyView, whatIfView } from '../policy-view.ts';

/** The rules of the door: what binds whom, and what would be if. */
export const policyCommands = {
  'policy.read': { role: 'guard', isReadOnly: true, request: nothing, reply: policyView },
  /** Answers an item of the readiness list that the station cannot see by itself. */
  'policy.answer-readiness': {
    role: 'guard',
    request: v.object({ item: slug, isMet: v.boolean() }),
    reply: nothing,
  },
  'policy.await-regulation': { role: 'guard', request: nothing, reply: nothing },
  /** Lets rules bind: needs the regulation, a second guard's PIN, and a list that is met. */
  'policy.arm': {
    role: 'guard',
    request: v.object({
      classes: v.pipe(v.array(slug), v.maxLength(20)),
      basis: v.pipe(v.string(), v.maxLength(200)),
      secondPin: pin,
    }),
    reply: v.object({ failures: v.array(v.object({ code: v.string(), seen: v.nullable(v.string()) })) }),
  },
  /** Rules invite again; that needs nobody's leave. */
  'policy.disarm': { role: 'guard', request: nothing, reply: nothing },
  /**
   * Judges rows of the last 28 days again, a quarter of a second's worth at a time: behind `after`, under the policy in
   * force or another one, with a mode for a class, or for everybody where no class is named.
   */
  'policy.what-if': {
    role: 'guard',
    isReadOnly: true,
    request: v.object({
      mode: v.nullable(mode),
      policy: v.nullable(slug),
      personClass: v.optional(v.nullable(slug), null),
      after: v.optional(count, 0),
    }),
    reply: whatIfView,
  },
  /** How the day goes: signals, who came in, what was noted, how many are vaccinated (S2-08, S3-07). */
  'day.read': { role: 'guard', isReadOnly: true, request: nothing, reply: dayReport },
} as const satisfies Readonly<Record<string, Command>>;

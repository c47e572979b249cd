import * as v from 'valibot';
import { nothing, pin, slug, type Command } from '../command.ts';
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
  /** Judges the rows of the last 28 days again, under a mode for everybody or under another policy. */
  'policy.what-if': {
    role: 'guard',
    isReadOnly: true,
    request: v.object({ mode: v.nullable(mode), policy: v.nullable(slug) }),
    reply: whatIfView,
  },
} as const satisfies Readonly<Record<string, Command>>;

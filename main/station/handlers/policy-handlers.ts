import { fail, ok, type Result } from '../../core/result.ts';
import type { Circumstances } from '../../core/policy/decide.ts';
import type { Policy } from '../../core/policy/policy.ts';
import type { ReadinessAnswer } from '../../core/policy/readiness.ts';
import type { DurationMs } from '../../core/units.ts';
import type { RequestOf, WireFailure } from '../../../preload/contract/commands.ts';
import type { policyCommands } from '../../../preload/contract/commands/policy-commands.ts';
import type { Caller, HandlersOf } from '../../../preload/contract/dispatch.ts';
import { startOfLocalDay } from '../local-day.ts';
import { dayReportOf } from '../rules/day-report.ts';
import { policyViewOf } from '../rules/policy-view.ts';
import { createRosterCount } from '../rules/roster-vaccinated.ts';
import { runWhatIf } from '../rules/what-if-run.ts';
import { byCaller, done, onWire, type StationParts } from './parts.ts';

/** A scanner that read something this long ago is there; the readiness list asks for it. */
const scannerSeenWithin: DurationMs = 15 * 60_000;

/** The rules of the door: what binds whom, and what would be if. */
export function policyHandlers(parts: StationParts): HandlersOf<typeof policyCommands> {
  const { screener, arming, log, clock, guards, pins, scanners, shifts } = parts;
  const countRoster = createRosterCount(() => parts.settings().timeZone);

  /** What the station sees of the readiness list by itself. */
  function seen(): readonly ReadinessAnswer[] {
    const at = clock.now();
    const watch = shifts.onDuty();
    const isScannerSeen = scanners
      .health()
      .some(({ lastScanAt }) => lastScanAt !== null && at - lastScanAt <= scannerSeenWithin);
    const troubles = screener.troubles();
    const isMet: Readonly<Record<string, boolean>> = {
      'guard-on-shift': watch.ok && watch.value !== null,
      'scanner-seen': isScannerSeen,
      'rules-fresh': screener.policy() !== null && screener.policyFrom() === null,
      'lists-fresh': !troubles.some((code) => code.startsWith('TRUST_LIST_')),
    };
    return Object.entries(isMet).map(([item, met]) => ({ item, isMet: met, at }));
  }

  function change(what: 'policy-armed' | 'policy-disarmed' | 'regulation-awaited', caller: Caller) {
    parts.note(what, byCaller(parts, caller));
    parts.rowsChanged();
    return done;
  }

  /** Does something about the policy of today; `POLICY_MISSING` without any. */
  function ofToday(work: (policy: Policy) => Result<null, WireFailure>): Result<null, WireFailure> {
    const policy = screener.policy();
    return policy === null ? fail({ code: 'POLICY_MISSING' }) : work(policy);
  }

  return {
    'policy.read': () =>
      ok(
        policyViewOf({
          screener,
          arming,
          now: clock.now(),
          seen: seen(),
          nameOf: (guard) => guards.nameOf(guard),
        }),
      ),
    'policy.answer-readiness': ({ item, isMet }) => {
      arming.answer({ item, isMet, at: clock.now() });
      return done;
    },
    'policy.await-regulation': (_, caller) =>
      ofToday((policy) => {
        arming.awaitRegulation(policy, clock.now());
        return change('regulation-awaited', caller);
      }),
    'policy.arm': async ({ classes, basis, secondPin }, caller) => {
      const policy = screener.policy();
      if (policy === null) return fail({ code: 'POLICY_MISSING' });
      const second = onWire(await pins.check(secondPin));
      if (!second.ok) return second;
      const request = {
        classes,
        basis,
        askedBy: byCaller(parts, caller).guard ?? '',
        approvedBy: second.value.guard,
        at: clock.now(),
      };
      const armed = arming.arm(policy, request, seen());
      if (armed.ok) change('policy-armed', caller);
      const failures = armed.ok ? [] : armed.failure;
      return ok({ failures: failures.map(({ code, seen: saw }) => ({ code, seen: saw ?? null })) });
    },
    'policy.disarm': (_, caller) =>
      ofToday((policy) => {
        arming.disarm(policy);
        return change('policy-disarmed', caller);
      }),
    'policy.what-if': async ({ policy: id, after, ...bound }) => {
      const policy = id === null ? screener.policy() : screener.policies.find((one) => one.id === id);
      if (!policy) return fail({ code: 'POLICY_MISSING' });
      const began = clock.monotonic();
      const piece = await runWhatIf(log, { now: clock.now(), after }, planned(policy, bound));
      return ok({ ...piece, changes: [...piece.changes], tookMs: clock.monotonic() - began });
    },
    'day.read': () => {
      const until = clock.now();
      const report = log.query((open) =>
        dayReportOf(open, {
          policy: screener.policy(),
          from: startOfLocalDay(until, parts.settings().timeZone),
          until,
          inside: parts.presence.ledger().count().inside,
          signals: parts.signals.now(),
          roster: countRoster(screener.people.roster.current(), until),
        }),
      );
      return onWire(report);
    },
  };
}

/** A mode for one class is a policy in which only that class has another mode. */
function planned(
  policy: Policy,
  { mode, personClass }: Pick<RequestOf<'policy.what-if'>, 'mode' | 'personClass'>,
): Pick<Circumstances, 'policy' | 'mode'> {
  if (personClass === null || mode === null) return { policy, mode };
  const classes = policy.classes.map((one) => (one.id === personClass ? { ...one, mode } : one));
  return { policy: { ...policy, classes }, mode: null };
}

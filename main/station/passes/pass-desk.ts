import type { RosterMember } from '../../core/credential/roster.ts';
import { failure } from '../../core/reason-codes.ts';
import type { Failure } from '../../core/reason-codes.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { millisecondsPerDay } from '../../core/units.ts';
import type { InstantMs } from '../../core/units.ts';
import { mostPassesAtOnce } from '../../../preload/contract/commands/pass-commands.ts';
import type { RequestOf } from '../../../preload/contract/commands.ts';
import type { PassCard, PassView } from '../../../preload/contract/pass-view.ts';
import type { DataFolder } from '../data-folder.ts';
import type { OfficePeople } from '../office-people.ts';
import { requestForMember } from './member-request.ts';
import type { MintedPass, PassRequest } from './mint-pass.ts';
import { openPassOffice } from './pass-office.ts';
import type { PassOffice } from './pass-office.ts';
import { openPassRegister } from './pass-register.ts';
import type { IssuedPass } from './pass-register.ts';

type MintRequest = RequestOf<'passes.mint'>;

/** What a batch came to. */
interface Batch {
  readonly cards: PassCard[];
  readonly refused: number;
  readonly wasCancelled: boolean;
}

/** Where a guard makes passes and revokes them, while the door goes on. */
export interface PassDesk {
  read(typed: string): Result<PassView, Failure>;
  /** Fails with PASS_BATCH_RUNNING, PASS_NOBODY_FOUND, or what the pass office fails with. */
  mint(request: MintRequest, verifiedBy: string): Promise<Result<Batch, Failure>>;
  /** Mints the passes of these requests; `mint` for people, and badges come by here. */
  mintAll(requests: readonly PassRequest[]): Promise<Result<Batch, Failure>>;
  /** Stops the batch that is running after the pass in hand. */
  cancel(): void;
  revoke(number: string): Result<null, Failure>;
  /** Gives what is known of a pass; null for one that was not made here. */
  passOf(number: string): IssuedPass | null;
}

interface PassDeskOptions {
  readonly folder: DataFolder;
  readonly office: () => string;
  readonly people: OfficePeople;
  readonly now: () => InstantMs;
  readonly progress: (done: number, of: number) => void;
}

/** As many as fit a page. */
const mostFound = 40;

/** Makes the desk. The register is opened for each task: the command line may have written to it meanwhile. */
export function createPassDesk({ folder, office, people, now, progress }: PassDeskOptions): PassDesk {
  let running: AbortController | null = null;
  const open = () => openPassOffice(folder, office(), now);
  /** A look makes no key to sign with: that is for the first pass. */
  const issued = (): Result<readonly IssuedPass[], Failure> => {
    const register = openPassRegister(folder);
    return register.ok ? ok(register.value.passes()) : register;
  };

  async function mintWith(
    opened: PassOffice,
    requests: readonly PassRequest[],
  ): Promise<Result<Batch, Failure>> {
    if (running !== null) return fail(failure('PASS_BATCH_RUNNING'));
    running = new AbortController();
    try {
      const onProgress = (done: number) => {
        progress(done, requests.length);
      };
      const minted = await opened.mint(requests, { onProgress, signal: running.signal });
      if (!minted.ok) return minted;
      const { passes, refused, wasCancelled } = minted.value;
      return ok({ cards: passes.map(cardOf), refused: refused.length, wasCancelled });
    } finally {
      running = null;
      people.reloadPasses();
    }
  }

  async function mintAll(requests: readonly PassRequest[]): Promise<Result<Batch, Failure>> {
    const opened = open();
    return opened.ok ? mintWith(opened.value, requests) : opened;
  }

  return {
    read: (typed) => {
      const all = issued();
      if (!all.ok) return all;
      const roster = people.roster.current();
      return ok({
        office: office(),
        issued: all.value.length,
        found: findPasses(all.value, typed),
        units: (roster?.coverage([]) ?? []).map((one) => ({ unit: one.unit, people: one.people })),
      });
    },
    mint: async ({ whom, days }, verifiedBy) => {
      const terms = {
        now: now(),
        expiresAt: now() + days * millisecondsPerDay,
        verifiedBy,
        isSpecimen: false,
      };
      const requests =
        whom.kind === 'visitor'
          ? [visitorRequest(whom, terms)]
          : membersOf(whom, people).map((member) => requestForMember(member, terms));
      return requests.length === 0 ? fail(failure('PASS_NOBODY_FOUND')) : mintAll(requests);
    },
    mintAll,
    cancel: () => running?.abort(),
    revoke: (number) => {
      const opened = open();
      const revoked = opened.ok ? opened.value.revoke(number) : opened;
      if (revoked.ok) people.reloadPasses();
      return revoked;
    },
    passOf: (number) => {
      const all = issued();
      return (all.ok ? all.value.find((pass) => pass.number === number) : undefined) ?? null;
    },
  };
}

function membersOf(
  whom: Exclude<MintRequest['whom'], { kind: 'visitor' }>,
  { roster }: OfficePeople,
): readonly RosterMember[] {
  const known = roster.current();
  if (known === null) return [];
  const ids =
    whom.kind === 'people'
      ? whom.ids
      : known
          .neverScanned(whom.unit, [])
          .slice(whom.from, whom.from + mostPassesAtOnce)
          .map(({ id }) => id);
  return ids.flatMap((id) => known.member(id) ?? []);
}

type Visitor = Extract<MintRequest['whom'], { kind: 'visitor' }>;
type Terms = Pick<PassRequest, 'expiresAt' | 'verifiedBy'>;

/** A series has two doses, as nearly all have; what comes after it is a booster. */
const dosesInSeries = 2;

function visitorRequest(visitor: Visitor, { expiresAt, verifiedBy }: Terms): PassRequest {
  const { name, birthDate, personClass, doses, vaccinatedOn } = visitor;
  return {
    ...bareRequest({ name, expiresAt }),
    birthDate,
    personClass,
    verifiedBy,
    vaccination: doses === 0 ? null : { doseNumber: doses, dosesInSeries, vaccinatedOn },
  };
}

/** Gives the request of a pass that says a name and when it ends, and nothing of anybody's health. */
export function bareRequest(said: Pick<PassRequest, 'name' | 'expiresAt'>): PassRequest {
  return {
    language: 'id',
    isSpecimen: false,
    birthDate: '',
    personClass: '',
    unit: '',
    verifiedBy: '',
    vaccination: null,
    test: null,
    recovery: null,
    ...said,
  };
}

/** Gives a minted pass as it is printed. */
function cardOf({ text, number, office, pass }: MintedPass): PassCard {
  const { name, unit, personClass, expiresAt, isSpecimen } = pass;
  return { number, name, unit, personClass, office, expiresAt, isSpecimen, text };
}

function findPasses(passes: readonly IssuedPass[], typed: string): IssuedPass[] {
  const wanted = typed.trim().toLowerCase().split(/\s+/);
  const fits = ({ name, number, unit }: IssuedPass) => {
    const text = `${name} ${number} ${unit}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
  return passes.toReversed().filter(fits).slice(0, mostFound);
}

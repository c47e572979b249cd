import type { Credential, Evidence } from '../../main/core/credential/credential.ts';
import { evidenceOfDcc } from '../../main/core/credential/hcert/dcc-evidence.ts';
import { readInstant, readPartialDate } from '../../main/core/credential/hcert/dcc-dates.ts';

type Entry = Readonly<Partial<Record<string, string | number>>>;

/** A payload of the rules' test suite: it holds little more than what its rule reads. */
export interface PartialDcc {
  readonly dob?: string;
  readonly v?: readonly Entry[];
  readonly t?: readonly Entry[];
  readonly r?: readonly Entry[];
}

/** Gives the credential of such a payload; what it lacks is filled in as a whole certificate would have it. */
export function credentialOf({ dob = '', v = [], t = [], r = [] }: PartialDcc, now: number): Credential {
  return {
    format: 'hcert',
    subject: {
      givenName: 'Siti',
      familyName: 'Contoh',
      standardisedGivenName: 'SITI',
      standardisedFamilyName: 'CONTOH',
      birthDate: readPartialDate(dob) ?? '',
    },
    evidence: evidenceIn({ v, t, r }, now),
    isSpecimen: false,
    membership: null,
  };
}

function evidenceIn(
  { v, t, r }: Required<Pick<PartialDcc, 'v' | 't' | 'r'>>,
  now: number,
): readonly Evidence[] {
  const today = new Date(now).toISOString().slice(0, 10);
  const text = (entry: Entry, member: string) => String(entry[member] ?? '');
  const date = (entry: Entry, member: string) => readPartialDate(String(entry[member] ?? today)) ?? '';
  const origin = (entry: Entry) => ({ tg: text(entry, 'tg'), co: '', is: '', ci: '' });
  return evidenceOfDcc({
    ver: '1.3.0',
    nam: { fn: '', fnt: 'CONTOH', gn: '', gnt: '' },
    dob: '',
    v: v.map((one) => ({
      ...origin(one),
      vp: text(one, 'vp'),
      mp: text(one, 'mp'),
      ma: text(one, 'ma'),
      dn: Number(one['dn'] ?? 1),
      sd: Number(one['sd'] ?? 1),
      dt: date(one, 'dt'),
    })),
    t: t.map((one) => ({
      ...origin(one),
      tt: text(one, 'tt'),
      tr: text(one, 'tr'),
      ma: text(one, 'ma'),
      sc: one['sc'] === undefined ? now : (readInstant(String(one['sc'])) ?? Number.NaN),
    })),
    r: r.map((one) => ({ ...origin(one), fr: date(one, 'fr'), df: date(one, 'df'), du: date(one, 'du') })),
  });
}

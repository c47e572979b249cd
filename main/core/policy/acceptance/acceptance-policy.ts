import * as v from 'valibot';

/** What national backends publish, put together: rules of one country, and the value sets that they read. */
const bundle = v.looseObject({
  valueSets: v.record(v.string(), v.unknown()),
  rules: v.pipe(
    v.array(v.looseObject({ Identifier: v.string(), Country: v.string(), ValidFrom: v.string() })),
    v.minLength(1),
    v.check((rules) => new Set(rules.map(({ Country }) => Country)).size === 1, 'rules of one country'),
  ),
});

const covid19 = '840539006';
const both = (id: string, en: string) => ({ id, en });
const verdictIs = (verdict: string) => ({ '===': [{ var: 'acceptance' }, verdict] });
const inFuture = (kind: string, count: string) => ({
  and: [{ var: kind }, { '<': [{ var: `${kind}.${count}` }, 0] }],
});

/** What no country's rules say, and a door needs: a positive test is black, and nothing counts before its day. */
const rules = [
  {
    id: 'positive-test',
    title: both('Hasil tes positif, kurang dari 10 × 24 jam', 'Positive test, less than 10 x 24 hours ago'),
    outcome: 'black',
    reason: 'POLICY_POSITIVE',
    when: {
      and: [
        { var: 'test' },
        { '===': [{ var: 'test.result' }, 'positive'] },
        { '<': [{ var: 'test.minutesSince' }, 14_400] },
      ],
    },
  },
  {
    id: 'other-disease',
    title: both('Keterangan tentang penyakit lain', 'The certificate is about another disease'),
    outcome: 'yellow',
    reason: 'POLICY_OTHER_DISEASE',
    when: { '!': [{ '===': [{ var: 'targetDisease' }, covid19] }] },
  },
  ...(
    [
      ['vaccination', 'daysSince'],
      ['test', 'minutesSince'],
      ['recovery', 'daysSinceFirstPositive'],
    ] as const
  ).map(([kind, count]) => ({
    id: `${kind}-in-future`,
    title: both('Tanggalnya di masa depan', 'It is dated in the future'),
    outcome: 'yellow',
    reason: 'POLICY_DATE_IN_FUTURE',
    when: inFuture(kind, count),
  })),
  {
    id: 'accepted',
    title: both('Memenuhi semua aturan penerimaan', 'Keeps all acceptance rules'),
    outcome: 'green',
    reason: 'POLICY_ACCEPTED',
    when: verdictIs('passed'),
  },
  {
    id: 'not-accepted',
    title: both('Tidak memenuhi sebuah aturan penerimaan', 'Breaks an acceptance rule'),
    outcome: 'red',
    reason: 'POLICY_NOT_ACCEPTED',
    when: verdictIs('failed'),
  },
  {
    id: 'open',
    title: both('Sebuah aturan tidak dapat dihitung', 'A rule could not be worked out'),
    outcome: 'yellow',
    reason: 'POLICY_ACCEPTANCE_OPEN',
    when: verdictIs('open'),
  },
];

/**
 * Gives the policy document that a bundle of a country's business rules makes; null where the value is no bundle.
 * Whether the rules themselves can be used is for `parsePolicy` to say.
 */
export function policyOfBundle(value: unknown): Readonly<Record<string, unknown>> | null {
  const parsed = v.safeParse(bundle, value);
  if (!parsed.success) return null;
  const { rules: countryRules, valueSets } = parsed.output;
  const country = countryRules[0]?.Country ?? '';
  const title = both(`Aturan penerimaan ${country}`, `Acceptance rules of ${country}`);
  const person = (id: string, name: ReturnType<typeof both>) => ({ id, title: name, mode: 'mandatory' });
  return {
    id: `acceptance-${country.toLowerCase()}`,
    version: '1',
    title,
    legalBasis: [],
    validFrom: countryRules.map(({ ValidFrom }) => ValidFrom.slice(0, 10)).toSorted()[0],
    validUntil: null,
    classes: [person('employee', both('Pegawai', 'Employee')), person('visitor', both('Tamu', 'Visitor'))],
    acceptance: { valueSets, rules: countryRules },
    rules,
    otherwise: { outcome: 'yellow', reason: 'POLICY_EVIDENCE_MISSING' },
    notes: { id: [], en: [] },
  };
}

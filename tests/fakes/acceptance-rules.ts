/** A country's rule of the form that the EU's gateway gives, with what a test wants different. */
export function countryRule(logic: unknown, different: Readonly<Record<string, unknown>> = {}) {
  return {
    Identifier: 'VR-ID-0001',
    Type: 'Acceptance',
    Country: 'ID',
    Version: '1.0.0',
    SchemaVersion: '1.0.0',
    Engine: 'CERTLOGIC',
    EngineVersion: '0.7.5',
    CertificateType: 'Vaccination',
    Description: [{ lang: 'en', desc: 'The series is complete.' }],
    ValidFrom: '2021-07-01T00:00:00Z',
    ValidTo: '2030-06-01T00:00:00Z',
    AffectedFields: ['v.0'],
    Logic: logic,
    ...different,
  };
}

export const seriesComplete = { '>=': [{ var: 'payload.v.0.dn' }, { var: 'payload.v.0.sd' }] };

/** True while the last dose is at most so many days ago, as countries write it. */
export function withinDays(days: number) {
  return {
    'not-after': [
      { plusTime: [{ var: 'external.validationClock' }, 0, 'day'] },
      { plusTime: [{ var: 'payload.v.0.dt' }, days, 'day'] },
    ],
  };
}

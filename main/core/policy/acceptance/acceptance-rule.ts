import * as v from 'valibot';
import { isExpression, pathsReadBy } from '../cert-logic.ts';
import type { Expression } from '../cert-logic.ts';

/**
 * What a rule may read of a certificate: the members that `rebuildPayload` can give from facts. A rule that reads
 * more, such as the certificate's identifier (which is never kept), would judge by what is not there, and is refused.
 */
const payloadPaths: ReadonlySet<string> = new Set([
  'payload',
  'payload.dob',
  'payload.v',
  'payload.v.0',
  'payload.v.1',
  ...['tg', 'vp', 'mp', 'ma', 'dn', 'sd', 'dt'].map((member) => `payload.v.0.${member}`),
  'payload.t',
  'payload.t.0',
  'payload.t.1',
  ...['tg', 'tt', 'tr', 'ma', 'sc'].map((member) => `payload.t.0.${member}`),
  'payload.r',
  'payload.r.0',
  'payload.r.1',
  ...['tg', 'fr', 'df', 'du'].map((member) => `payload.r.0.${member}`),
  'external.validationClock',
]);
const valueSetPath = 'external.valueSets.';

const instant = v.pipe(
  v.string(),
  v.check((text) => !Number.isNaN(Date.parse(text))),
);
const version = v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/));

/** A business rule of a country as the EU's gateway gives it (dgc-business-rules, validation-rule.schema.json). */
const acceptanceRule = v.object({
  Identifier: v.pipe(v.string(), v.regex(/^(?:GR|VR|TR|RR|IR)-[A-Z]{2}-\d{4}$/)),
  Type: v.picklist(['Acceptance', 'Invalidation']),
  Country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
  Version: version,
  Engine: v.literal('CERTLOGIC'),
  CertificateType: v.picklist(['General', 'Vaccination', 'Test', 'Recovery']),
  Description: v.array(v.object({ lang: v.string(), desc: v.string() })),
  ValidFrom: instant,
  ValidTo: instant,
  Logic: v.custom<Expression>((value) => isExpression(value) && readsCertificate(value)),
});
export type AcceptanceRule = v.InferOutput<typeof acceptanceRule>;

const valueSets = v.record(v.string(), v.array(v.string()));
type ValueSets = v.InferOutput<typeof valueSets>;

export interface Acceptance {
  readonly valueSets: ValueSets;
  readonly rules: readonly AcceptanceRule[];
}

/** The rules that a certificate must keep, all of them, and the value sets that they read. */
export const acceptanceSchema = v.pipe(
  v.strictObject({ valueSets, rules: v.pipe(v.array(acceptanceRule), v.minLength(1), v.maxLength(500)) }),
  v.check(({ rules, valueSets: sets }) =>
    rules.every(({ Logic }) => setsReadBy(Logic).every((set) => Object.hasOwn(sets, set))),
  ),
);

/** Tells whether an expression reads nothing but what facts can say of a certificate, and value sets. */
export function readsCertificate(logic: Expression): boolean {
  return pathsReadBy(logic).every((path) => payloadPaths.has(path) || path.startsWith(valueSetPath));
}

function setsReadBy(logic: Expression): readonly string[] {
  const paths = pathsReadBy(logic).filter((path) => path.startsWith(valueSetPath));
  return paths.map((path) => path.slice(valueSetPath.length));
}

import { describe, expect, test } from 'vitest';
import type { Credential } from '../../main/core/credential/credential.ts';
import { textOfPass } from '../../main/core/credential/office-pass/write-pass.ts';
import type { Roster } from '../../main/core/credential/roster.ts';
import { unknownFacts } from '../../main/core/policy/facts.ts';
import { screen, screenMember } from '../../main/core/screening.ts';
import type { ScreeningContext } from '../../main/core/screening.ts';
import { readRevocationBatches } from '../../main/core/trust/revocation-batches.ts';
import { revocationHash } from '../../main/core/trust/revocation.ts';
import { makeTrustStore } from '../../main/core/trust/trust-store.ts';
import { millisecondsPerDay } from '../../main/core/units.ts';
import { credential, vaccination } from '../fakes/credentials.ts';
import { mintedContext, mintedText } from '../fakes/minted-scans.ts';
import { kindsOf, otherOffice, passTrustOf, practiceOffice, practicePass } from '../fakes/office-passes.ts';
import { practiceInstant } from '../fakes/practice-issuer.ts';

const boosted = vaccination({ doseNumber: 3, dosesInSeries: 2 });
const known: Credential = {
  ...credential(boosted),
  format: 'roster',
  membership: { personClass: 'employee', unit: 'Bagian Umum' },
};
const member = { credential: known, rosterVersion: 'roster 2022-08-01' };
const roster: Roster = { memberWith: ({ text }) => (text === '6474990101900001' ? member : null) };
const passTrust = passTrustOf([practiceOffice]);
const people = { roster, passTrust };

const screened = (text: string, other: Partial<ScreeningContext> = {}) =>
  screen({ text, method: 'wedge' }, mintedContext({ people, ...other }));
const verdict = (text: string, other: Partial<ScreeningContext> = {}) => {
  const { outcome, stage, reasons } = screened(text, other).decision;
  return `${outcome} ${stage} ${reasons.join(' ')}`;
};

describe('a number on the roster', () => {
  test('leads to the colour of what the roster knows, however it is written, where the policy takes it as proof', () => {
    const { policy } = mintedContext();
    const trusting = { policy: policy && { ...policy, rosterNumbers: 'as-evidence' as const } };
    for (const text of ['6474990101900001', '*6474990101900001*', 'NIK 6474 9901 0190 0001']) {
      expect(verdict(text, trusting)).toBe('green policy POLICY_BOOSTED');
    }
  });

  test('is looked at by the guard elsewhere: anybody may type it', () => {
    expect(verdict('6474990101900001')).toMatch(/^yellow policy .*POLICY_NUMBER_TO_CHECK/);
  });

  test('says that the roster vouches, which one, and for whom', () => {
    const { format, trust, issuer, keyId, credential: found, number } = screened('6474990101900001');
    expect({ format, issuer, keyId, trust }).toEqual({
      format: 'roster',
      issuer: null,
      keyId: null,
      trust: { signature: 'not-checked', expired: null, revoked: null, listVersion: 'roster 2022-08-01' },
    });
    expect([found, number]).toEqual([known, { kind: 'nik', text: '6474990101900001' }]);
  });

  test('is judged by the same rules as a certificate', () => {
    const once = { ...member, credential: { ...known, evidence: [vaccination({ doseNumber: 1 })] } };
    const nothing = { ...member, credential: { ...known, evidence: [] } };
    const outcomes = [once, nothing].map((one) => screenMember(one, mintedContext({ people })).decision);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['red', 'yellow']);
  });

  test('is green for nobody while the clock is in doubt', () => {
    expect(verdict('6474990101900001', { clockIsDoubtful: true })).toMatch(/^yellow .*DOOR_CLOCK_DOUBTFUL/);
  });
});

describe('a number that is not on the roster', () => {
  test('says nothing more than that, whatever number it is', () => {
    const tried = ['6474990101900002', '198609262015051001', '131110468', 'HON-012', '0000000000000000'];
    for (const text of tried) {
      const { number, ...found } = screened(text);
      expect(number).not.toBeNull();
      expect({ ...found, decision: null }).toEqual({
        decision: null,
        format: 'roster',
        credential: null,
        issuer: null,
        keyId: null,
        trust: { signature: 'not-checked', expired: null, revoked: null, listVersion: null },
        facts: unknownFacts,
        failures: [{ code: 'TRUST_NUMBER_UNKNOWN' }],
      });
      expect(verdict(text)).toBe('yellow trust TRUST_NUMBER_UNKNOWN');
    }
  });

  test('is told from one at a station without a roster', () => {
    const without = { people: { roster: null, passTrust } };
    expect(verdict('6474990101900001', without)).toBe('yellow trust TRUST_ROSTER_MISSING');
  });

  test('is told from a text of digits that is none', () => {
    expect(verdict('1'.repeat(30))).toBe('yellow credential PARSE_NUMBER');
  });
});

describe('a roster member found by name', () => {
  test('is screened like one found by number, but for the number', () => {
    const byName = screenMember(member, mintedContext({ people }));
    const byNumber = screened('6474990101900001');
    expect(byName).toEqual({ ...byNumber, number: null });
  });
});

describe("an office's own pass", () => {
  test('leads to the colour of what was verified', () => {
    expect(verdict(practicePass().text)).toBe('green policy POLICY_BOOSTED');
    const once = { doseNumber: 1, dosesInSeries: 2, vaccinatedOn: '2022-06-01' };
    expect(verdict(practicePass({ vaccination: once }).text)).toMatch(/^red policy/);
    const positive = {
      testType: 'naat',
      result: 'positive',
      sampledAt: practiceInstant - 3_600_000,
    } as const;
    expect(verdict(practicePass({ test: positive }).text)).toBe('black policy POLICY_POSITIVE');
  });

  test('says who it is for, by whom it was issued, who verified what, and the language to speak', () => {
    const { text } = practicePass({ language: 'en', recovery: { firstPositiveOn: '2022-07-01' } });
    const { credential: found, issuer, format, trust } = screened(text);
    expect([issuer, format, trust.signature, trust.expired]).toEqual([
      'Sekretariat Daerah Contoh',
      'office-pass',
      'valid',
      false,
    ]);
    expect(found).toMatchObject({
      subject: { givenName: 'SITI CONTOH', standardisedGivenName: 'SITI<CONTOH', birthDate: '1990-05-17' },
      membership: { personClass: 'employee', unit: 'UMUM' },
      language: 'en',
    });
    expect(kindsOf(found?.evidence ?? [])).toEqual(['vaccination', 'recovery']);
    expect(found?.evidence[0]?.issuingOrganisation).toBe('BS');
    expect(found?.knownBy).toEqual({
      kind: 'pass-number',
      text: `${Buffer.from(practiceOffice.keyId).toString('base64')} 4000000123`,
    });
  });

  test('holds until its last hour and not a second longer', () => {
    const { text, pass } = practicePass({ expiresAt: practiceInstant + 3_600_000 });
    expect(verdict(text, { now: pass.expiresAt })).toMatch(/^green/);
    expect(verdict(text, { now: pass.expiresAt + 1 })).toBe('yellow trust TRUST_SIGNATURE_EXPIRED');
  });

  test('of an office that is on no list is unknown, not forged', () => {
    expect(verdict(practicePass({}, otherOffice).text)).toBe('yellow trust TRUST_SIGNER_UNKNOWN');
    const nobody = { people: { roster, passTrust: makeTrustStore([]) } };
    expect(verdict(practicePass().text, nobody)).toBe('yellow trust TRUST_LIST_MISSING');
  });

  test('that names our key and was signed by another is forged', () => {
    const forger = { ...otherOffice, keyId: practiceOffice.keyId };
    expect(verdict(practicePass({}, forger).text)).toBe('red trust TRUST_SIGNATURE_WRONG');
  });

  test('that was revoked by its number is red', () => {
    const { text, number } = practicePass();
    const kid = Buffer.from(practiceOffice.keyId).toString('base64');
    const listed = (revoked: string) => {
      const batch = [{ kid, hashType: 'UCI', entries: [{ hash: revocationHash(revoked) }] }];
      const read = readRevocationBatches([new TextEncoder().encode(JSON.stringify(batch))]);
      if (!read.ok) throw new Error(read.failure.code);
      return { people: { roster, passTrust: passTrustOf([practiceOffice], read.value) } };
    };
    expect(verdict(text, listed(number))).toBe('red trust TRUST_REVOKED');
    expect(verdict(text, listed('0000000001'))).toBe('green policy POLICY_BOOSTED');
  });

  test('marked as a specimen admits nobody', () => {
    expect(verdict(practicePass({ isSpecimen: true }).text)).toBe('yellow trust TRUST_SPECIMEN');
  });

  test('counts as long as its list says that it may, not by the age of the list', () => {
    const goodUntil = practiceInstant + 396 * millisecondsPerDay;
    const { text } = practicePass({ expiresAt: goodUntil + millisecondsPerDay });
    const later = { longestListAge: 0, policy: mintedContext().policy };
    expect(verdict(text, { ...later, now: goodUntil })).toMatch(/ policy /);
    expect(verdict(text, { ...later, now: goodUntil + 1 })).toBe('yellow trust TRUST_LIST_TOO_OLD');
  });

  test('is damaged when its length or its form is none of a pass', () => {
    expect(verdict('AMB1:!')).toBe('yellow credential PARSE_BASE45');
    expect(verdict('AMB1:NCF')).toBe('yellow credential PARSE_OFFICE_PASS');
  });

  test('of a later form is named', () => {
    expect(verdict('AMB2:NCF')).toBe('yellow scan SCAN_KIND_UNSUPPORTED');
  });

  test('with a signed body that no office writes is damaged', () => {
    const body = Uint8Array.of(0xff, ...practiceOffice.keyId, 0);
    const text = textOfPass(body, practiceOffice.sign(body));
    const screening = screened(text);
    expect([screening.trust.signature, screening.decision.reasons]).toEqual(['valid', ['PARSE_OFFICE_PASS']]);
  });
});

describe('who signs certificates', () => {
  test('signs no passes, and the other way round', () => {
    const { trust } = mintedContext();
    const swapped = { trust: passTrust, people: { roster, passTrust: trust } };
    expect(verdict(practicePass().text, swapped)).toBe('yellow trust TRUST_SIGNER_UNKNOWN');
    expect(verdict(mintedText(boosted), swapped)).toBe('yellow trust TRUST_SIGNER_UNKNOWN');
  });
});

describe('the class of a person', () => {
  const { policy: usual } = mintedContext();
  const modes: Readonly<Record<string, 'mandatory' | 'advisory'>> = {
    employee: 'mandatory',
    visitor: 'advisory',
  };
  const classes = usual?.classes.map((one) => ({ ...one, mode: modes[one.id] ?? one.mode })) ?? [];
  const policy = usual && { ...usual, classes };
  const mode = (text: string, personClass: 'employee' | 'visitor') =>
    screened(text, { policy, personClass }).decision.mode;

  test('is what the office says of its own people, before what the door is set to', () => {
    expect(mode(practicePass({ personClass: 'employee' }).text, 'visitor')).toBe('mandatory');
    expect(mode(practicePass({ personClass: 'visitor' }).text, 'employee')).toBe('advisory');
    expect(mode('6474990101900001', 'visitor')).toBe('mandatory');
  });

  test('is what the door is set to where the office says nothing', () => {
    expect(mode(practicePass({ personClass: '' }).text, 'visitor')).toBe('advisory');
    expect(mode(mintedText(boosted), 'employee')).toBe('mandatory');
  });

  test('that the policy does not list binds like the strictest', () => {
    expect(mode(practicePass({ personClass: 'ppnpn' }).text, 'visitor')).toBe('mandatory');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  longestBodyBytes,
  longestPassBytes,
  passContext,
  passEpoch,
} from '../../../../main/core/credential/office-pass/office-pass.ts';
import type { OfficePass } from '../../../../main/core/credential/office-pass/office-pass.ts';
import {
  bytesForTexts,
  decodeBody,
  encodeBody,
} from '../../../../main/core/credential/office-pass/pass-body.ts';
import { packDate, unpackDate } from '../../../../main/core/credential/office-pass/pass-dates.ts';
import { packSymbols, unpackSymbols } from '../../../../main/core/credential/office-pass/pass-symbols.ts';
import { writePass } from '../../../../main/core/credential/office-pass/write-pass.ts';
import { practicePass } from '../../../fakes/office-passes.ts';

const hour = 3_600_000;
const symbol = fc.constantFrom(..." ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'-");
const symbols = (maxLength: number) => fc.string({ unit: symbol, maxLength });
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2056-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const partialDay = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([date, length]) => date.slice(0, length));
const nibble = fc.nat({ max: 15 });

const passes: fc.Arbitrary<OfficePass> = fc
  .record({
    keyId: fc.uint8Array({ minLength: 4, maxLength: 4 }),
    number: fc.integer({ min: 1, max: 0xffff_ffff }),
    language: fc.constantFrom('id', 'en'),
    isSpecimen: fc.boolean(),
    issuedAt: fc.nat({ max: 0xff_ffff }).map((hours) => passEpoch + hours * hour),
    hours: fc.integer({ min: 1, max: 0xffff }),
    birthDate: fc.oneof(fc.constant(''), partialDay),
    vaccination: fc.option(
      fc.record({ doseNumber: nibble, dosesInSeries: nibble, vaccinatedOn: partialDay }),
    ),
    test: fc.option(
      fc.record({
        testType: fc.constantFrom('naat', 'antigen', 'other'),
        result: fc.constantFrom('negative', 'positive', 'inconclusive'),
        sampledAt: fc.nat({ max: 0xffff_ffff }).map((minutes) => passEpoch + minutes * 60_000),
      }),
    ),
    recovery: fc.option(fc.record({ firstPositiveOn: partialDay })),
    name: symbols(20),
    unit: symbols(10),
    verifiedBy: symbols(6),
    personClass: fc.constantFrom('', 'employee', 'visitor', 'ppnpn', 'outsourced'),
  })
  .map(({ hours, ...pass }) => ({ ...pass, expiresAt: pass.issuedAt + hours * hour }));

describe('the body of a pass', () => {
  test('gives back what was written into it', () => {
    fc.assert(
      fc.property(passes, (pass) => {
        const body = encodeBody(pass);
        expect(body === null ? null : decodeBody(body)).toEqual(pass);
      }),
      { numRuns: 2000 },
    );
  });

  test('is one for one pass: any bytes that read as a pass are the bytes of that pass, and nothing throws', () => {
    const near = fc.tuple(passes, fc.nat(), fc.nat({ max: 255 })).map(([pass, at, byte]) => {
      const body = encodeBody(pass) ?? new Uint8Array(1);
      body[at % body.length] = byte;
      return body;
    });
    fc.assert(
      fc.property(fc.oneof(near, fc.uint8Array({ maxLength: 120 })), (bytes) => {
        const pass = decodeBody(bytes);
        if (pass !== null) expect(encodeBody(pass)).toEqual(bytes);
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    ['a number beyond 32 bits', { number: 2 ** 32 }],
    ['an issue before 2020', { issuedAt: passEpoch - hour }],
    ['half an hour', { issuedAt: passEpoch + hour / 2 }],
    ['a life of more than 65,535 hours', { expiresAt: passEpoch + 65_536 * hour }],
    ['a key identifier of three bytes', { keyId: new Uint8Array(3) }],
    ['a birth date on no calendar', { birthDate: '1990-02-30' }],
    ['a birth before 1900', { birthDate: '1899-12-31' }],
    ['sixteen doses', { vaccination: { doseNumber: 16, dosesInSeries: 2, vaccinatedOn: '2022' } }],
  ])('is none for %s', (_what, change) => {
    const base = { ...practicePass().pass, issuedAt: passEpoch, expiresAt: passEpoch + hour };
    expect(encodeBody(base)).not.toBeNull();
    expect(encodeBody({ ...base, ...change })).toBeNull();
  });

  test.each([
    ['an end that is cut off', (body: Uint8Array) => body.slice(0, -1)],
    ['a byte too many', (body: Uint8Array) => Uint8Array.of(...body, 0)],
    ['another version', (body: Uint8Array) => body.with(0, (body[0] ?? 0) ^ 0x20)],
    ['a group beyond the symbols', (body: Uint8Array) => Uint8Array.of(...body.slice(0, -2), 0xff, 0xff)],
    ['nothing at all', () => new Uint8Array(0)],
  ])('is refused with %s', (_what, change) => {
    const body = encodeBody(practicePass().pass) ?? new Uint8Array(0);
    expect(decodeBody(body)).not.toBeNull();
    expect(decodeBody(change(body))).toBeNull();
  });
});

describe('the dates of a pass', () => {
  test('keep what is missing missing, from 1900 to 2056', () => {
    for (const date of ['', '1900', '1900-01', '1900-01-01', '2056-12-31', '2000-02-29', '1985-07']) {
      expect(unpackDate(packDate(date) ?? -1)).toBe(date);
    }
    expect(['2057', '1899', '1990-13', '1990-2-1', 'x', '2001-02-29'].map(packDate)).toEqual(
      Array<null>(6).fill(null),
    );
  });

  test('give a date or none for any of 65,536 values, and each date has one value', () => {
    for (let value = 0; value <= 0xffff; value++) {
      const date = unpackDate(value);
      if (date !== null && packDate(date) !== value) throw new Error(`two values for ${date}`);
    }
  });
});

test('the symbols of a pass fit three into two bytes', () => {
  expect(packSymbols('ABC')).toHaveLength(2);
  expect(unpackSymbols(packSymbols("SITI NUR'AINI-1"))).toBe("SITI NUR'AINI-1");
  expect(unpackSymbols(packSymbols('AB'))).toBe('AB/');
  expect([unpackSymbols(Uint8Array.of(1)), unpackSymbols(Uint8Array.of(0xfa, 0x00))]).toEqual([null, null]);
  expect(unpackSymbols(Uint8Array.of(0xf9, 0xff))).toBe('---');
});

describe('a written pass', () => {
  const write = (change: Partial<OfficePass>) => writePass({ ...practicePass().pass, ...change });
  const everything: Partial<OfficePass> = {
    name: 'Muhammad Abdurrahman Nasution Hutagalung Situmorang',
    unit: 'SEKRETARIA',
    verifiedBy: 'PUSKES',
    personClass: 'outsourced',
    test: { testType: 'naat', result: 'negative', sampledAt: passEpoch },
  };

  test('never has more than 178 characters, however much it says', () => {
    const written = write(everything);
    expect(written.ok && written.value.body.length).toBeLessThanOrEqual(longestBodyBytes);
    // Base45 makes 3 characters of 2 bytes, and 2 of a last one.
    const characters = passContext.length + Math.floor(longestPassBytes / 2) * 3 + 2;
    expect(characters).toBe(178);
    expect(bytesForTexts(practicePass().pass)).toBe(32);
  });

  test('shortens the name to what the rest leaves', () => {
    const written = write(everything);
    expect(written.ok && written.value.pass.name).toBe('MUHAMMAD S');
    const usual = write({ name: String(everything.name) });
    expect(usual.ok && usual.value.pass.name).toBe('MUHAMMAD ABDURRAHMAN N H SITUMORANG');
  });

  test.each([
    ['unit', { unit: 'ELEVEN CHAR' }],
    ['unit', { unit: 'A/B' }],
    ['verifier', { verifiedBy: 'SEVENCH' }],
    ['class', { personClass: 'e' }],
    ['class', { personClass: 'thirteen-char' }],
    ['class', { personClass: 'Employee' }],
    ['name', { name: '李' }],
    ['number or date', { number: 0 }],
    ['number or date', { expiresAt: practicePass().pass.issuedAt }],
    ['name', { ...everything, recovery: { firstPositiveOn: '2022' } }],
  ])('is none, naming the %s, for %j', (seen, change) => {
    expect(write(change)).toEqual({ ok: false, failure: { code: 'PASS_FIELD_MALFORMED', seen } });
  });
});

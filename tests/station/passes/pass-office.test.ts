import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { screen } from '../../../main/core/screening.ts';
import { guardedClock } from '../../../main/station/clock.ts';
import { placesIn, prepareDataFolder } from '../../../main/station/data-folder.ts';
import type { DataFolder } from '../../../main/station/data-folder.ts';
import { openOfficePeople } from '../../../main/station/office-people.ts';
import { freePassNumbers } from '../../../main/station/passes/mint-pass.ts';
import { requestForMember } from '../../../main/station/passes/member-request.ts';
import { openPassOffice, passKeyFile } from '../../../main/station/passes/pass-office.ts';
import { fakeClock } from '../../fakes/fake-clock.ts';
import { mintedContext } from '../../fakes/minted-scans.ts';
import {
  otherOffice,
  passRequest,
  passTrustOf,
  practiceOffice,
  practicePass,
} from '../../fakes/office-passes.ts';
import { practiceInstant } from '../../fakes/practice-issuer.ts';
import { number, rosterOf } from '../../fakes/roster-files.ts';

let folder: DataFolder;
beforeEach(() => {
  folder = placesIn(mkdtempSync(join(tmpdir(), 'ambang-passes-')));
  prepareDataFolder(folder.path);
});
afterEach(() => {
  rmSync(folder.path, { recursive: true });
});

function office() {
  const opened = openPassOffice(folder, 'Sekretariat Contoh', () => practiceInstant);
  if (!opened.ok) throw new Error(opened.failure.code);
  return opened.value;
}

async function mint(count: number, stopAt = Infinity) {
  const stop = new AbortController();
  const progress: number[] = [];
  const minted = await office().mint(Array<ReturnType<typeof passRequest>>(count).fill(passRequest()), {
    onProgress: (done) => {
      progress.push(done);
      if (done === stopAt) stop.abort();
    },
    signal: stop.signal,
  });
  if (!minted.ok) throw new Error(minted.failure.code);
  return { ...minted.value, progress };
}

function people() {
  const time = fakeClock(practiceInstant);
  const clock = guardedClock({ wall: () => time.now(), monotonic: () => time.monotonic() }, 0);
  return openOfficePeople(folder, passTrustOf([otherOffice]).lists, () => 'Sekretariat Contoh', clock);
}
const reasonsFor = (text: string, known = people().known()) =>
  screen({ text, method: 'camera' }, mintedContext({ people: known })).decision.reasons;

describe('a batch of passes', () => {
  test('of 500 is minted with progress, each with a number of its own, and all are believed here', async () => {
    const { passes, progress, wasCancelled } = await mint(500);
    expect([passes.length, progress.length, progress.at(-1), wasCancelled]).toEqual([500, 500, 500, false]);
    expect(new Set(passes.map((pass) => pass.number)).size).toBe(500);
    const known = people().known();
    for (const { text } of passes) {
      expect(text.length).toBeLessThanOrEqual(178);
      expect(reasonsFor(text, known)).toEqual(['POLICY_BOOSTED']);
    }
  });

  test('can be stopped, and what was minted until then is good', async () => {
    const { passes, wasCancelled } = await mint(500, 3);
    expect([passes.length, wasCancelled]).toEqual([3, true]);
    expect(office().issued()).toHaveLength(3);
  });

  test('goes on after a request that does not fit a pass, and names it', async () => {
    const requests = [passRequest(), passRequest({ unit: 'A/B' }), passRequest()];
    const minted = await office().mint(requests, {
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });
    expect(minted).toMatchObject({
      ok: true,
      value: {
        passes: [{}, {}],
        refused: [{ at: 1, failure: { code: 'PASS_FIELD_MALFORMED', seen: 'unit' } }],
      },
    });
  });

  test('draws again where a number is taken', () => {
    const refused: string[] = [];
    const next = freePassNumbers((one) => refused.length < 2 && refused.push(one) > 0);
    const drawn = next();
    expect(refused).toHaveLength(2);
    expect(refused).not.toContain(String(drawn).padStart(10, '0'));
  });
});

describe('the key of an office', () => {
  test('is made with the first pass, is kept, and is none of what others need', async () => {
    const { signer } = office();
    expect(office().signer.publicKey).toBe(signer.publicKey);
    const seed = readFileSync(passKeyFile(folder));
    expect([seed.length, signer.publicKey.includes(seed.toString('base64url'))]).toEqual([32, false]);
    await mint(1);
  });

  test('that is damaged mints nothing, and stays as it is', () => {
    writeFileSync(passKeyFile(folder), 'half');
    expect(openPassOffice(folder, 'X', () => practiceInstant)).toMatchObject({
      ok: false,
      failure: { code: 'STATION_KEY_DAMAGED' },
    });
    expect(people().troubles()).toEqual(['STATION_KEY_DAMAGED']);
  });

  test('of another office is believed where its list is installed', () => {
    expect(reasonsFor(practicePass({}, otherOffice).text)).toEqual(['POLICY_BOOSTED']);
    expect(reasonsFor(practicePass({}, practiceOffice).text)).toEqual(['TRUST_SIGNER_UNKNOWN']);
  });
});

describe('a revoked pass', () => {
  test('is red from then on, and no other is', async () => {
    const [lost, other] = (await mint(2)).passes;
    const station = people();
    const read = lost?.number.replace(/(\d{4})(\d{3})(\d{3})/, '$1 $2 $3') ?? '';
    expect(office().revoke(read)).toEqual({ ok: true, value: null });
    expect(reasonsFor(lost?.text ?? '', station.known())).toEqual(['POLICY_BOOSTED']);
    station.reloadPasses();
    expect(reasonsFor(lost?.text ?? '', station.known())).toEqual(['TRUST_REVOKED']);
    expect(reasonsFor(other?.text ?? '', station.known())).toEqual(['POLICY_BOOSTED']);
  });

  test('stays revoked when another one follows', async () => {
    const { passes } = await mint(2);
    for (const pass of passes) office().revoke(pass.number);
    expect(passes.map(({ text }) => reasonsFor(text)[0])).toEqual(['TRUST_REVOKED', 'TRUST_REVOKED']);
    expect(
      office()
        .issued()
        .map(({ revokedAt }) => revokedAt),
    ).toEqual([practiceInstant, practiceInstant]);
  });

  test('is none that this station never issued', () => {
    for (const text of ['0000000001', '12345', 'x', '4294967296'])
      expect(office().revoke(text)).toEqual({ ok: false, failure: { code: 'PASS_NUMBER_UNKNOWN' } });
  });

  test('cannot be told from the others where the list of revoked ones is unreadable: no pass is believed', async () => {
    const { passes } = await mint(1);
    writeFileSync(join(folder.passes, 'revoked-elsewhere.json'), '[');
    expect(reasonsFor(passes[0]?.text ?? '')).toEqual(['TRUST_LIST_MISSING']);
    expect(people().troubles()).toEqual(['TRUST_LIST_UNREADABLE']);
  });
});

describe('the register of passes', () => {
  test('finds a lost pass by its name, and can be read by nobody else', async () => {
    const { passes } = await mint(1);
    expect(office().issued()).toEqual([
      {
        number: passes[0]?.number,
        name: 'SITI CONTOH',
        unit: 'UMUM',
        expiresAt: passes[0]?.pass.expiresAt,
        revokedAt: null,
      },
    ]);
    expect(readFileSync(join(folder.passes, 'issued.sealed')).includes('SITI')).toBe(false);
  });

  test('that is damaged lets nothing be issued', async () => {
    await mint(1);
    writeFileSync(join(folder.passes, 'issued.sealed'), 'x');
    const opened = openPassOffice(folder, 'X', () => practiceInstant);
    expect(opened).toMatchObject({ ok: false, failure: { code: 'PASS_REGISTER_UNREADABLE' } });
  });

  test('that cannot be written gives no pass out', async () => {
    const opened = office();
    rmSync(folder.passes, { recursive: true });
    writeFileSync(folder.passes, 'in the way');
    const minted = await opened.mint([passRequest()], {
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });
    expect(minted).toMatchObject({ ok: false, failure: { code: 'PASS_REGISTER_UNREADABLE' } });
  });
});

describe("the pass of a roster's member", () => {
  const terms = { now: practiceInstant, expiresAt: practiceInstant + 1, verifiedBy: 'BS', isSpecimen: false };
  const requestOf = async (headings: string, cells: string) => {
    const roster = await rosterOf(`nomor,nama,unit,${headings}\n0071,Siti Contoh,${cells}\n`);
    const member = roster.memberWith(number('0071'));
    if (member === null) throw new Error('nobody');
    return requestForMember(member, terms);
  };

  test('says what the roster says, with a code for the unit', async () => {
    expect(
      await requestOf('kelas,tgl lahir,dosis,tgl vaksin', 'Bagian Umum,pegawai,1990-05-17,3,2022-06-01'),
    ).toEqual({
      expiresAt: terms.expiresAt,
      verifiedBy: 'BS',
      isSpecimen: false,
      language: 'id',
      name: 'Siti Contoh',
      birthDate: '1990-05-17',
      personClass: 'employee',
      unit: 'BAGI UMUM',
      vaccination: { doseNumber: 3, dosesInSeries: 2, vaccinatedOn: '2022-06-01' },
      test: null,
      recovery: null,
    });
  });

  test('leaves out a negative test that no longer counts, and never a positive one', async () => {
    const testOf = async (result: string, day: string) =>
      (await requestOf('hasil tes,waktu tes', `X,${result},${day}`)).test?.result;
    expect(await testOf('negatif', '2022-07-31')).toBe('negative');
    expect(await testOf('negatif', '2022-07-20')).toBeUndefined();
    expect(await testOf('positif', '2022-07-20')).toBe('positive');
  });

  test('shortens long units to ten symbols', async () => {
    const units = ['Dinas Komunikasi dan Informatika', 'Sekretariat', 'UMUM', 'Bag. Umum/1'];
    const codes = await Promise.all(units.map(async (unit) => (await requestOf('kelas', `${unit},`)).unit));
    expect(codes).toEqual(['D K D I', 'SEKRETARIA', 'UMUM', 'BA UM 1']);
  });
});

import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  keepKnownVersions,
  loadPolicies,
  readKnownVersions,
} from '../../../main/station/policies/load-policies.ts';
import { signPolicy } from '../../../main/station/policies/sign-policy.ts';
import { runCommandLine } from '../../../main/station/command-line/run-command-line.ts';
import { hearing } from '../../fakes/command-surroundings.ts';
import { wholePolicy } from '../../fakes/policies.ts';

const office = generateKeyPairSync('ed25519');
const pem = office.publicKey.export({ type: 'spki', format: 'pem' });

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ambang-policies-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const write = (name: string, content: unknown) => {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
};
const loaded = (known = {}) => {
  const { policies, troubles } = loadPolicies(folder, known);
  return { own: policies.some(({ id }) => id === wholePolicy.id), troubles };
};

describe('a folder of policies', () => {
  test('that is empty or absent gives the built-in ones, without trouble', () => {
    expect(loaded()).toEqual({ own: false, troubles: [] });
    expect(loadPolicies(join(folder, 'nothing'), {}).policies.length).toBeGreaterThan(2);
  });

  test('without a key takes what nobody signed, and says so', () => {
    write('own.json', wholePolicy);
    expect(loaded()).toEqual({ own: true, troubles: ['POLICY_UNSIGNED'] });
  });

  test('with a key takes what it signed and refuses everything else', () => {
    write('key.pem', pem);
    write('own.json', signPolicy(wholePolicy, office.privateKey, 'office'));
    expect(loaded()).toEqual({ own: true, troubles: [] });
    write('own.json', wholePolicy);
    expect(loaded()).toEqual({ own: false, troubles: ['POLICY_SIGNATURE_WRONG'] });
  });

  test('with a damaged key refuses everything, instead of asking for nothing', () => {
    write('own.json', signPolicy(wholePolicy, office.privateKey, 'office'));
    for (const damaged of [String(pem).replace('M', '*'), '', 'BEGIN']) {
      write('key.pem', damaged);
      expect(loaded()).toEqual({ own: false, troubles: ['POLICY_SIGNATURE_WRONG'] });
    }
  });

  test('names a file that cannot be read, and an older version', () => {
    write('own.json', wholePolicy);
    write('broken.json', '{');
    expect(loaded({ [wholePolicy.id]: '2' })).toEqual({
      own: false,
      troubles: ['POLICY_UNREADABLE', 'POLICY_UNSIGNED', 'POLICY_ROLLED_BACK'],
    });
  });
});

describe('the versions that a station has had', () => {
  test('are kept from start to start', () => {
    const file = join(folder, 'versions');
    expect(readKnownVersions(file)).toEqual({});
    keepKnownVersions(file, {}, { a: '1.2' });
    expect(readKnownVersions(file)).toEqual({ a: '1.2' });
  });

  test('are none where the file holds something else', () => {
    for (const [name, content] of Object.entries({ broken: '{', other: '{"a":7}', list: '[]' })) {
      write(name, content);
      expect(readKnownVersions(join(folder, name))).toEqual({});
    }
  });
});

describe('sign-policy', () => {
  const run = async (...args: string[]) => {
    const heard = hearing();
    return { ...heard, code: await runCommandLine(['sign-policy', ...args], heard.surroundings) };
  };

  test('writes a policy that a station with its key takes', async () => {
    write('plain.json', wholePolicy);
    write('private.pem.txt', String(office.privateKey.export({ type: 'pkcs8', format: 'pem' })));
    const { code, said } = await run(join(folder, 'plain.json'), '--key', join(folder, 'private.pem.txt'));
    expect(code).toBe(0);
    rmSync(join(folder, 'plain.json'));
    write('key.pem', pem);
    write('signed.json', said.join('\n'));
    expect(loaded()).toEqual({ own: true, troubles: [] });
  });

  test('refuses what it cannot use, in one line', async () => {
    write('plain.json', wholePolicy);
    write('broken.json', '{');
    write('half.json', {});
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    write('ec.txt', String(ec.export({ type: 'pkcs8', format: 'pem' })));
    const at = (name: string) => join(folder, name);
    const cases: readonly (readonly [string[], RegExp])[] = [
      [[], /takes one file/],
      [[at('plain.json')], /--key is needed/],
      [[at('none.json'), '--key', at('ec.txt')], /does not exist/],
      [[at('broken.json'), '--key', at('ec.txt')], /is not JSON/],
      [[at('half.json'), '--key', at('ec.txt')], /POLICY_UNREADABLE/],
      [[at('plain.json'), '--key', at('ec.txt')], /not a private Ed25519 key/],
      [[at('plain.json'), '--key', at('plain.json')], /not a private Ed25519 key/],
    ];
    for (const [args, line] of cases) {
      const { code, warned, said } = await run(...args);
      expect([code, said]).toEqual([2, []]);
      expect(warned[0]).toMatch(line);
    }
    expect(readFileSync(at('plain.json'), 'utf8')).toBe(JSON.stringify(wholePolicy));
  });
});

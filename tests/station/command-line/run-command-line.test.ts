import { Buffer } from 'node:buffer';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/full';
import { runCommandLine } from '../../../main/station/command-line/run-command-line.ts';
import { hearing } from '../../fakes/command-surroundings.ts';
import { vaccination } from '../../fakes/credentials.ts';
import { mintedText, mintedTrustList } from '../../fakes/minted-scans.ts';
import { practiceInstant } from '../../fakes/practice-issuer.ts';

const folder = mkdtempSync(join(tmpdir(), 'ambang-line-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function run(...args: string[]) {
  const heard = hearing([], practiceInstant);
  return { ...heard, code: await runCommandLine(args, heard.surroundings) };
}

describe('the command line', () => {
  test('tells its commands, in Indonesian', async () => {
    const { code, said } = await run('--help');
    expect(code).toBe(0);
    for (const name of ['screen', 'explain', 'read-image', 'start', 'doctor', 'sign-policy'])
      expect(said[0]).toContain(`  ${name} `);
  });

  test.each(['screen', 'explain', 'read-image', 'start', 'doctor', 'sign-policy'])(
    'tells how %s is called',
    async (name) => {
      const { code, said } = await run(name, '--help');
      expect([code, said[0]?.split('\n')[2]]).toEqual([0, expect.stringContaining(`ambang ${name} `)]);
    },
  );

  test('refuses an unknown command, and one that every object has', async () => {
    for (const name of ['judge', 'constructor', '--json']) {
      const { code, warned } = await run(name);
      expect([code, warned[0]]).toEqual([2, `ambang: there is no command "${name}"`]);
    }
    expect((await run()).code).toBe(2);
  });
});

describe('explain', () => {
  test('tells what every stage found and which rules were asked, but no name', async () => {
    const trust = join(folder, 'signers.json');
    writeFileSync(trust, mintedTrustList);
    const { code, said } = await run('explain', mintedText(vaccination()), '--trust', trust);
    const text = said.join('\n');
    expect(code).toBe(0);
    expect(said.filter((line) => /^[A-Z]+: /.test(line)).map((line) => line.split(':')[0])).toEqual([
      ...['SCAN', 'CREDENTIAL', 'TRUST', 'POLICY', 'DECISION'],
    ]);
    expect(text).toContain('rule adult-third-dose: no: 18 and over, third dose or later');
    expect(text).toContain('rule adult-two-doses: YES: 18 and over, all doses but no booster');
    expect(text).not.toMatch(/rule doses-missing|SITI|CONTOH|1990/);
  });

  test('tells where a text stopped, and what was seen', async () => {
    const { said } = await run('explain', 'shc:/5676');
    expect(said).toContain('  SCAN_KIND_UNSUPPORTED: shc');
    expect(said).toContain('  rules: not reached');
  });

  test.each([[['explain']], [['explain', 'HALO', '--json']]])('refuses %j', async (args) => {
    expect((await run(...args)).code).toBe(2);
  });
});

describe('read-image', () => {
  const picture = async (name: string, text: string) => {
    const wasm = readFileSync(new URL(import.meta.resolve('zxing-wasm/full/zxing_full.wasm')));
    const wasmBinary = new Uint8Array(wasm).buffer;
    await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
    const { image } = await writeBarcode(text, { format: 'QRCode', scale: 4 });
    writeFileSync(join(folder, name), Buffer.from(await (image ?? new Blob()).arrayBuffer()));
    return join(folder, name);
  };

  test('prints the text of every code, or one object a file', async () => {
    const text = mintedText(vaccination());
    const file = await picture('code.png', text);
    expect(await run('read-image', file, file)).toMatchObject({ code: 0, said: [text, text] });
    const { said } = await run('read-image', '--json', file);
    expect(JSON.parse(said[0] ?? '')).toEqual({ file, barcodes: [{ format: 'QRCode', text }] });
  });

  test('leaves characters alone that the decoder would rewrite for people', async () => {
    const file = await picture('control.png', '(01)\u001d 2');
    expect((await run('read-image', file)).said).toEqual(['(01)\u001d 2']);
  });

  test('says where no code was found', async () => {
    const blank = join(folder, 'blank.png');
    // One white point.
    const bytes =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAGnZhWgAAAABJRU5ErkJggg==';
    writeFileSync(blank, Buffer.from(bytes, 'base64'));
    expect(await run('read-image', blank)).toMatchObject({
      code: 0,
      said: [],
      warned: [`${blank}: no code found`],
    });
  });

  test.each([
    ['cut.png', '89504e470d0a1a0a0000000d49484452'],
    ['cut.jpg', 'ffd8ffe000104a46'],
  ])('refuses %s, a picture that is not whole', async (name, hex) => {
    const file = join(folder, name);
    writeFileSync(file, Buffer.from(hex, 'hex'));
    const { code, warned, said } = await run('read-image', file);
    expect([code, said]).toEqual([2, []]);
    expect(warned[0]).toBe(`ambang: ${file} cannot be decoded: the picture is damaged`);
  });

  test('refuses what is no picture, what is not there, and no file at all', async () => {
    expect((await run('read-image', import.meta.filename)).warned[0]).toContain('is neither PNG nor JPEG');
    expect((await run('read-image', '/no/such.png')).warned[0]).toBe('ambang: /no/such.png does not exist');
    expect((await run('read-image', folder)).warned[0]).toBe(`ambang: ${folder} is a folder`);
    expect((await run('read-image')).code).toBe(2);
  });
});

describe('start', () => {
  test('hands its options to the shell', async () => {
    const { code, started } = await run('start', '--demo', '--headless');
    expect([code, started.length, started[0]?.demo, started[0]?.headless]).toEqual([0, 1, true, true]);
  });

  test('starts nothing with an option that it does not know', async () => {
    expect(await run('start', '--colour')).toMatchObject({ code: 2, started: [] });
  });
});

describe('doctor', () => {
  test('tells one line a step, and exits with 1 where a step failed', async () => {
    const { code, said } = await run('doctor', '--data', join(folder, 'data'), '--json');
    const steps = said.map((line) => JSON.parse(line) as { step: string; state: string });
    expect(steps.map(({ step }) => step)).toContain('log');
    expect(code).toBe(steps.some(({ state }) => state === 'fail') ? 1 : 0);
    const plain = await run('doctor', '--data', import.meta.filename);
    expect(plain.said.some((line) => line.startsWith('fail  data-folder: '))).toBe(true);
    expect(plain.code).toBe(1);
  });

  test('refuses a stray word', async () => {
    expect((await run('doctor', 'now')).code).toBe(2);
  });
});

describe('the process', () => {
  const cli = new URL('../../../main/cli.ts', import.meta.url).pathname;

  test('judges its standard input, keeps warnings out of it, and ends with 0', () => {
    const text = mintedText(vaccination());
    const output = execFileSync(process.execPath, [cli, 'screen', '--json'], {
      input: `${text}\nHALO\n`,
      stdio: 'pipe',
    });
    const lines = output.toString().trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { reasons: string[] }).reasons[0])).toEqual([
      'TRUST_LIST_MISSING',
      'SCAN_KIND_UNKNOWN',
    ]);
  });

  test('ends with 2 and says why for unusable arguments', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'screen', '--at', 'now'], {
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^ambang: "now" is no date or instant/);
  });

  test('lets its reader stop early', () => {
    const many = 'HALO\n'.repeat(20_000);
    const script = `"${process.execPath}" "${cli}" screen --json | head -n 1`;
    const { status, stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', script], {
      input: many,
      encoding: 'utf8',
    });
    expect([status, stdout.split('\n').length]).toEqual([0, 2]);
    expect(stderr).not.toMatch(/EPIPE/);
  });
});

import { randomBytes } from 'node:crypto';
import type { Failure } from '../../core/reason-codes.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { millisecondsPerDay } from '../../core/units.ts';
import { prepareDataFolder, usualDataFolder } from '../data-folder.ts';
import type { DataFolder } from '../data-folder.ts';
import { requestForMember } from '../passes/member-request.ts';
import type { MintedPass } from '../passes/mint-pass.ts';
import { openPassOffice, signerOfFolder } from '../passes/pass-office.ts';
import { passKeyList } from '../passes/pass-signer.ts';
import { openOfficeRoster } from '../roster/office-roster.ts';
import type { Command } from './command.ts';
import { parseArguments } from './parse-arguments.ts';
import type { Refusal } from './parse-arguments.ts';
import { loadRosterFile } from './roster-file.ts';

const common = { data: { type: 'string' }, office: { type: 'string' } } as const;

const issueHelp = `Membuat kartu kantor bertanda tangan untuk setiap orang di sebuah daftar (CSV).

ambang issue-passes ROSTER.csv --office NAME [options]   prints one JSON object a pass

  --office NAME    who issues, as guards of other offices read it
  --days DAYS      how long the passes hold (180)
  --verifier SIGN  who looked at the evidence, up to 6 letters
  --specimen       samples, which no door admits
  --data DIR       data folder of the station whose key signs

The code is for a QR of alphanumeric mode. The list of passes stays in the data folder, sealed; the codes do not.
Exit code 1 when some lines got no pass.`;

/** `issue-passes`: a pass for everybody on a roster file, signed with the station's key. */
export const issuePassesCommand: Command = {
  help: issueHelp,
  run: async (args, { say, warn, now }) => {
    const parsed = parseArguments(args, {
      ...common,
      days: { type: 'string' },
      verifier: { type: 'string' },
      specimen: { type: 'boolean' },
    });
    if (!parsed.ok) return parsed;
    const { values, positionals } = parsed.value;
    const [file, second] = positionals;
    if (file === undefined || second !== undefined) return fail('issue-passes takes one CSV file');
    const days = readDays(values.days);
    if (!days.ok) return days;
    const place = readPlace(values);
    if (!place.ok) return place;
    const office = openPassOffice(place.value.folder, place.value.office, now);
    if (!office.ok) return fail(inWords(office.failure));
    const siteKey = randomBytes(32);
    const roster = await loadRosterFile(file, siteKey, now());
    if (!roster.ok) return roster;
    roster.value.brokenLines.forEach(warn);
    const terms = {
      now: now(),
      expiresAt: now() + days.value * millisecondsPerDay,
      verifiedBy: values.verifier ?? '',
      isSpecimen: values.specimen ?? false,
    };
    const people = [...openOfficeRoster(roster.value.image, siteKey).everybody()];
    const requests = people.map((member) => requestForMember(member, terms));
    const minted = await office.value.mint(requests, noProgress);
    if (!minted.ok) return fail(inWords(minted.failure));
    for (const pass of minted.value.passes) say(passLine(pass));
    for (const { at, failure } of minted.value.refused) warn(`person ${String(at + 1)}: ${inWords(failure)}`);
    return ok(minted.value.refused.length + roster.value.brokenLines.length === 0 ? 0 : 1);
  },
};

const noProgress = { onProgress: () => undefined, signal: new AbortController().signal };

/** What a printer needs of a pass: the code, and what stands beside it. */
function passLine({ text, number, office, pass }: MintedPass): string {
  const { name, unit, personClass, isSpecimen, expiresAt } = pass;
  const until = new Date(expiresAt).toISOString();
  return JSON.stringify({ number, name, unit, personClass, office, until, isSpecimen, text });
}

const mostDays = 2700;

function readDays(text = '180'): Result<number, Refusal> {
  const days = Number(text);
  return /^\d{1,4}$/.test(text) && days >= 1 && days <= mostDays
    ? ok(days)
    : fail(`--days takes 1 to ${String(mostDays)} days, not "${text}"`);
}

const revokeHelp = `Mencabut kartu kantor menurut nomornya (sepuluh angka), untuk selamanya.

ambang revoke-pass NUMBER [--data DIR]

The list of revoked passes is passes/revoked.json in the data folder; other stations take it by --revocation, or in
their own folder passes.`;

/** `revoke-pass`: revokes a pass that this station issued. */
export const revokePassCommand: Command = {
  help: revokeHelp,
  run: (args, { say, now }) => {
    const parsed = parseArguments(args, common);
    if (!parsed.ok) return Promise.resolve(parsed);
    const [number, second] = parsed.value.positionals;
    if (number === undefined || second !== undefined)
      return Promise.resolve(fail('revoke-pass takes one number'));
    const place = readPlace({ office: 'Ambang', ...parsed.value.values });
    if (!place.ok) return Promise.resolve(place);
    const office = openPassOffice(place.value.folder, place.value.office, now);
    const revoked = office.ok ? office.value.revoke(number) : office;
    if (!revoked.ok) return Promise.resolve(fail(inWords(revoked.failure)));
    say('Kartu dicabut.');
    return Promise.resolve(ok(0));
  },
};

const keyHelp = `Menulis kunci publik kartu kantor pos ini, untuk dipasang di pos lain.

ambang pass-key --office NAME [--data DIR] > sekretariat.json   goes into the folder trust of other stations`;

/** `pass-key`: the list by which other stations believe our passes. */
export const passKeyCommand: Command = {
  help: keyHelp,
  run: (args, { say, now }) => {
    const parsed = parseArguments(args, common);
    if (!parsed.ok) return Promise.resolve(parsed);
    const place = readPlace(parsed.value.values);
    if (!place.ok) return Promise.resolve(place);
    const signer = signerOfFolder(place.value.folder, place.value.office);
    if (!signer.ok) return Promise.resolve(fail(inWords(signer.failure)));
    say(JSON.stringify(passKeyList(signer.value, now()), null, 2));
    return Promise.resolve(ok(0));
  },
};

interface Place {
  readonly folder: DataFolder;
  readonly office: string;
}

function readPlace(values: {
  readonly data?: string | undefined;
  readonly office?: string | undefined;
}): Result<Place, Refusal> {
  const office = values.office?.trim() ?? '';
  if (office === '' || office.length > 120) return fail('--office takes the name of the office that issues');
  const folder = prepareDataFolder(values.data ?? usualDataFolder(false));
  return folder.ok ? ok({ folder: folder.value, office }) : folder;
}

function inWords({ code, seen }: Failure): string {
  return seen === undefined ? code : `${code} (${seen})`;
}

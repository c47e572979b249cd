import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { format } from 'prettier';
import { reasonCodes } from '../../main/core/reason-codes.ts';
import type { ReasonCode } from '../../main/core/reason-codes.ts';

const page = new URL('../../docs/reason-codes.md', import.meta.url);

const families: readonly (readonly [(typeof reasonCodes)[ReasonCode]['family'], string])[] = [
  ['scan', 'Scan: the text that a device read'],
  ['credential', 'Credential: what the text holds'],
  ['trust', 'Trust: who signed it'],
  ['number', 'Number: what is odd about a typed or scanned number; hints for the guard, never a refusal'],
  ['policy', 'Policy: what the rules of the site say'],
  ['door', 'Door: the station as a whole'],
  ['log', 'Log: the rows on disk'],
  ['guard', "Guard: PIN and decisions on the guard's panel"],
  ['roster', 'Roster: the people whom the office knows'],
  ['pass', 'Pass: issuing and revoking office passes'],
  ['station', 'Station: calls of the windows'],
  ['export', 'Export: what leaves the house, and its verifier'],
  ['import', 'Import: what a stick brings'],
  ['merge', 'Merge: the rows of several points'],
];

/** Gives the reference page of all reason codes, as Markdown in the project's own format. */
export function reasonCodesPage(): Promise<string> {
  const entries = Object.entries(reasonCodes);
  const sections = families.map(([family, title]) => {
    const rows = entries
      .filter(([, description]) => description.family === family)
      .map(
        ([code, { outcome, meaning }]) => `| \`${code}\` | ${outcome} | ${meaning} | ${sentenceOf(code)} |`,
      );
    return [
      `## ${title}`,
      '',
      '| code | outcome | meaning | what the guard reads |',
      '|---|---|---|---|',
      ...rows,
      '',
    ];
  });
  return format([...introduction, ...sections.flat()].join('\n'), { parser: 'markdown' });
}

const introduction = [
  '# Reason codes',
  '',
  'Made by `node tools/generate/reason-codes.ts` from `main/core/reason-codes.ts`; do not edit by hand.',
  '',
  'A code is never renamed or reused. The outcome is the one that the code leads to by itself; a policy gives',
  'its own for `POLICY_` codes. Black is shown outside exactly like yellow.',
  '',
];

const sentences: unknown = JSON.parse(
  readFileSync(new URL('../../assets/locales/id/reasons.json', import.meta.url), 'utf8'),
);

function sentenceOf(code: string): string {
  const sentence: unknown =
    typeof sentences === 'object' && sentences !== null ? Reflect.get(sentences, code) : undefined;
  return typeof sentence === 'string' ? sentence : '';
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  writeFileSync(page, await reasonCodesPage());

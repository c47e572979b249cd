import type { Preview } from '../import/prepared.ts';
import { rosterLines } from './roster-lines.ts';

/** Gives what would be installed as lines for people: Indonesian, then English. */
export function previewLines(preview: Preview): readonly string[] {
  switch (preview.kind) {
    case 'roster':
      return [...rosterLines(preview.roster), ...columnLines(preview), ...changeLines(preview)];
    case 'policy':
      return [
        `aturan / policy ${preview.id} ${preview.version}${insteadOf(preview.before)}${vouched(preview)}`,
      ];
    case 'trust-list':
      return [
        `daftar kepercayaan / trust list ${preview.format} ${preview.version}, ` +
          `${String(preview.signers)} penanda tangan / signers${insteadOf(preview.before)}${vouched(preview)}`,
      ];
    case 'revocations':
      return [`daftar kartu yang dicabut / revoked passes${vouched(preview)}`];
    case 'bundle':
      return [
        `paket / bundle ${preview.id} ${String(preview.version)}`,
        ...preview.parts.flatMap((part) =>
          previewLines(part.preview).map((line) => `  ${part.name}: ${line}`),
        ),
      ];
  }
}

function insteadOf(before: string | null): string {
  return before === null ? '' : `; menggantikan / instead of ${before}`;
}

function vouched({ isVouchedFor }: { readonly isVouchedFor: boolean }): string {
  return isVouchedFor ? '; dijamin kantor / vouched for' : '; TANPA TANDA TANGAN / NOT SIGNED';
}

function columnLines({ sketch }: Preview & { kind: 'roster' }): readonly string[] {
  const used = sketch.headings.flatMap((heading, at) => {
    const column = sketch.columns[at] ?? null;
    return column === null ? [] : `${heading.trim()} = ${column}`;
  });
  return [`Judul di baris / headings in line ${String(sketch.headingLine)}: ${used.join(', ')}`];
}

function changeLines({ change }: Preview & { kind: 'roster' }): readonly string[] {
  if (change === null) return [];
  const { before, gone, added } = change;
  return [
    `Sebelumnya / before ${String(before)}; keluar / gone ${String(gone)}; baru / new ${String(added)}`,
  ];
}

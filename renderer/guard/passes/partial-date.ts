/**
 * Gives a typed date as passes have it, `1986-09-26`: from eight figures (`26091986`, with or without signs between),
 * or a year alone. Empty stays empty; null for what is no date.
 */
export function partialDateOf(typed: string): string | null {
  const plain = typed.replaceAll(/[^\d]/g, '');
  if (plain === '') return '';
  if (/^(19|20)\d{2}$/.test(plain)) return plain;
  const [, day = '', month = '', year = ''] = /^(\d{2})(\d{2})((?:19|20)\d{2})$/.exec(plain) ?? [];
  const date = `${year}-${month}-${day}`;
  const parsed = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== date ? null : date;
}

/**
 * What makes a spreadsheet take a text for a formula when it stands first: the ASCII signs, their full-width twins,
 * and what some programs skip before they look (OWASP, "CSV Injection").
 */
const begins = /^[=+\-@\t\r\n\0＝＋－＠]/;

/** Gives a text that every spreadsheet shows as it is and none works out. */
export function formulaSafe(text: string): string {
  return begins.test(text) ? `'${text}` : text;
}

/** AIM symbology identifier, such as `]Q1` for a QR code (ISO/IEC 15424): the scanner's mark, not the code's. */
const aimIdentifier = /^\][A-Za-z][0-9A-Za-z]/;

/** Gives the AIM identifier that a text begins with, or an empty text. */
export function aimIdentifierOf(text: string): string {
  return aimIdentifier.exec(text)?.[0] ?? '';
}

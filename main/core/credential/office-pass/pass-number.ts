const digits = 10;

/** The largest number that a pass can have. */
export const largestPassNumber = 0xffff_ffff;

/** Gives the number of a pass as it is printed, read out and revoked by: ten digits. */
export function passNumberText(number: number): string {
  return String(number).padStart(digits, '0');
}

/** Gives the number of a text that people typed or read out; null where it is none. */
export function readPassNumber(text: string): number | null {
  const plain = text.replaceAll(/[\s.-]/g, '');
  const number = Number(plain);
  return /^\d{10}$/.test(plain) && number >= 1 && number <= largestPassNumber ? number : null;
}

export type TestCodeId =
  | 'qr-small'
  | 'qr-certificate'
  | 'qr-dense'
  | 'code-128'
  | 'code-39'
  | 'ean-13'
  | 'itf'
  | 'pdf-417'
  | 'data-matrix'
  | 'aztec';

/** One code of the printed test card, as a scanner should give it. */
export interface TestCode {
  readonly id: TestCodeId;
  /** As ISO/IEC and the camera's decoder name it. */
  readonly symbology: 'QRCode' | 'Code128' | 'Code39' | 'EAN13' | 'ITF' | 'PDF417' | 'DataMatrix' | 'Aztec';
  readonly text: string;
}

/** Every character of base45 (RFC 9285, table 1), the alphabet of health certificates. */
const base45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** No credential begins like this; a text that does is a test and nobody's passage. */
const beginning = 'AMBANG-TEST';

/**
 * The codes of the test card. A small one that everything must read, the sizes of a certificate on a phone and of the
 * densest code that is met, and one of each further symbology. EAN and ITF hold digits alone: theirs begin with 20 and
 * 99, which no shop and no carton uses (GS1 General Specifications, 1.4.2: restricted circulation).
 */
export const testCodes: readonly TestCode[] = [
  { id: 'qr-small', symbology: 'QRCode', text: `${beginning}:1` },
  { id: 'qr-certificate', symbology: 'QRCode', text: filled(`${beginning}:2:`, 550) },
  { id: 'qr-dense', symbology: 'QRCode', text: filled(`${beginning}:3:`, 1_000) },
  { id: 'code-128', symbology: 'Code128', text: `${beginning}:4` },
  { id: 'code-39', symbology: 'Code39', text: `${beginning}-5` },
  { id: 'ean-13', symbology: 'EAN13', text: '2099999000069' },
  { id: 'itf', symbology: 'ITF', text: '99999999000075' },
  { id: 'pdf-417', symbology: 'PDF417', text: filled(`${beginning}:8:`, 120) },
  { id: 'data-matrix', symbology: 'DataMatrix', text: filled(`${beginning}:9:`, 60) },
  { id: 'aztec', symbology: 'Aztec', text: filled(`${beginning}:10:`, 60) },
];

/** What became of a code of the card on its way: how many of its characters are not where they belong. */
export interface TestReading {
  readonly code: TestCode;
  readonly wrongCharacters: number;
  /** Letters came in the other case and nothing else is wrong. */
  readonly isCaseSwapped: boolean;
}

/**
 * Tells which code of the card a text is, exact or spoilt on its way; null for anything else.
 *
 * A spoilt one has the card's length and at least half of its characters in place: a keyboard layout that is not the
 * scanner's moves 23 of base45's 45 at the most, and letters of the other case count as in place here.
 */
export function readTestCode(text: string): TestReading | null {
  const exact = testCodes.find((code) => code.text === text);
  if (exact !== undefined) return { code: exact, wrongCharacters: 0, isCaseSwapped: false };
  const readings = testCodes.map((code) => compareSpoilt(code, text));
  return readings.find((reading) => reading !== null) ?? null;
}

function compareSpoilt(code: TestCode, text: string): TestReading | null {
  // Digits alone say too little: a person's number must never be taken for a spoilt test.
  if (code.text.length !== text.length || /^\d+$/.test(code.text)) return null;
  const wrongWithoutCase = countWrong(code.text, text.toUpperCase());
  if (wrongWithoutCase * 2 > code.text.length) return null;
  return { code, wrongCharacters: countWrong(code.text, text), isCaseSwapped: wrongWithoutCase === 0 };
}

function countWrong(expected: string, text: string): number {
  let wrong = 0;
  for (let at = 0; at < expected.length; at++) if (expected[at] !== text[at]) wrong++;
  return wrong;
}

/** All characters of base45 again and again, each time from another one on. */
function filled(start: string, length: number): string {
  let text = start;
  for (let turn = 0; text.length < length; turn++) {
    const from = (turn * 7) % base45.length;
    text += base45.slice(from) + base45.slice(0, from);
  }
  // A space at the end would be lost: readers trim what they take for a scanner's suffix.
  return text.slice(0, length).replace(/ $/, '.');
}

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

/*
 * Makes `main/core/scan/layouts.ts` from the keyboard layouts of this machine.
 *
 *   node tools/generate/layouts.ts        needs the packages xkb-data, x11-xkb-utils and x11proto-dev
 */

/** The layouts of countries and of the machines that scanners meet, as xkb names them. */
const names = (
  'us us(intl) us(dvorak) gb ie id ca br jp kr es latam it pt fr be ch ch(fr) de at nl dk no se fi is ' +
  'pl cz sk hu ro hr si tr gr ru ua bg ara il th vn'
).split(' ');

/** Keys in the order of a US keyboard: "`1234567890-=", "qwertyuiop[]\", "asdfghjkl;'", "zxcvbnm,./" and Space. */
const row = (letter: string, count: number) =>
  Array.from({ length: count }, (_key, index) => `A${letter}${String(index + 1).padStart(2, '0')}`);
const keys = ['TLDE', ...row('E', 12), ...row('D', 12), 'BKSL', ...row('C', 11), ...row('B', 10), 'SPCE'];

/** Dead keys as the combining mark that they put on the next character (Unicode, block 0300). */
const deadKeys: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circumflex: '\u0302',
  tilde: '\u0303',
  macron: '\u0304',
  breve: '\u0306',
  abovedot: '\u0307',
  diaeresis: '\u0308',
  abovering: '\u030a',
  doubleacute: '\u030b',
  caron: '\u030c',
  cedilla: '\u0327',
  ogonek: '\u0328',
};
const noCharacter = '\0';

const keysyms = new Map(
  [
    ...readFileSync('/usr/include/X11/keysymdef.h', 'utf8').matchAll(
      /^#define XK_(\w+)\s+0x\w+\s+\/\*[ (]U\+([0-9A-F]+)/gm,
    ),
  ].map(([, name = '', code = '']) => [name, String.fromCodePoint(Number.parseInt(code, 16))]),
);

function characterOf(keysym: string): string {
  if (keysym.startsWith('dead_')) return deadKeys[keysym.slice('dead_'.length)] ?? noCharacter;
  const unicode = /^U([0-9A-F]{2,6})$/.exec(keysym)?.[1];
  if (unicode !== undefined) return String.fromCodePoint(Number.parseInt(unicode, 16));
  return keysyms.get(keysym) ?? noCharacter;
}

/** Gives the characters of a layout without and with Shift, in the order of the keys. */
function levelsOf(name: string, folder: string): readonly [string, string] {
  const [source, compiled] = [join(folder, 'layout.xkb'), join(folder, 'compiled.xkb')];
  writeFileSync(
    source,
    `xkb_keymap { xkb_keycodes { include "evdev+aliases(qwerty)" }; xkb_types { include "complete" };
     xkb_compat { include "complete" }; xkb_symbols { include "pc+${name}+inet(evdev)" }; };`,
  );
  execFileSync('xkbcomp', ['-w0', '-xkb', source, compiled]);
  const text = readFileSync(compiled, 'utf8');
  const symbols = keys.map((key) => symbolsOf(key, text).map(characterOf));
  const levelAt = (index: number) =>
    symbols.map((levels) => levels[index] ?? levels[0] ?? noCharacter).join('');
  return [levelAt(0), levelAt(1)];
}

/** Gives the names of what a key makes, by level: `key <AE01> { type= "...", symbols[Group1]= [ 1, exclam ] };`. */
function symbolsOf(key: string, keymap: string): readonly string[] {
  const block = new RegExp(`key\\s*<${key}>\\s*\\{([^}]*)\\}`).exec(keymap)?.[1] ?? '';
  const list = /\[([^\]]*)\]/.exec(block.replaceAll(/\w+\[Group\d\]\s*=/g, ''))?.[1] ?? '';
  return list.split(',').map((keysym) => keysym.trim());
}

const folder = mkdtempSync(join(tmpdir(), 'ambang-layouts-'));
const version = execFileSync('dpkg-query', ['-W', '-f', '${Version}', 'xkb-data'], { encoding: 'utf8' });
const entries = names.map((name) => `${JSON.stringify(name)}: ${JSON.stringify(levelsOf(name, folder))},`);
rmSync(folder, { recursive: true });

const page = new URL('../../main/core/scan/layouts.ts', import.meta.url).pathname;
const source = `/*
 * Made by \`node tools/generate/layouts.ts\` from xkb-data ${version} (MIT); do not edit by hand.
 */

/**
 * What common layouts make of the keys of a US keyboard, without and with Shift, in the order of its rows from the top
 * left key to the slash, and Space. A combining mark stands for a dead key, NUL for a key without a character.
 */
export const layouts: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
${entries.join('\n')}
};
`;
writeFileSync(page, await format(source, { ...(await resolveConfig(page)), parser: 'typescript' }));

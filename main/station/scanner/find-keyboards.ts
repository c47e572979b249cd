import { basename, dirname, join } from 'node:path';
import { lineOf, namesIn } from './system-files.ts';

/**
 * Gives the event devices that these names mean, in their order. A name that begins with `/` is a path, any other the
 * device's own name; `*` stands for any characters, in a path only behind its last `/`. A name that means nothing now
 * is given back as it is, to be shown as missing.
 */
export function findKeyboards(names: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap((name) => meantBy(name)))];
}

function meantBy(name: string): readonly string[] {
  const found = name.startsWith('/') ? matchingPaths(name) : matchingDevices(name);
  return found.length === 0 ? [name] : found;
}

function matchingPaths(path: string): readonly string[] {
  if (!path.includes('*')) return [path];
  const isMeant = matcher(basename(path));
  return namesIn(dirname(path))
    .filter(isMeant)
    .map((file) => join(dirname(path), file));
}

const devices = '/sys/class/input';

function matchingDevices(name: string): readonly string[] {
  const isMeant = matcher(name);
  return namesIn(devices)
    .filter((event) => event.startsWith('event') && isMeant(lineOf(`${devices}/${event}/device/name`)))
    .filter(hasDigitsAndEnter)
    .map((event) => `/dev/input/${event}`);
}

/** KEY_1 and KEY_ENTER (input-event-codes.h): one scanner often has further devices, such as for its volume keys. */
const neededKeys = (1n << 2n) | (1n << 28n);

function hasDigitsAndEnter(event: string): boolean {
  const lowestWord = lineOf(`${devices}/${event}/device/capabilities/key`).split(' ').at(-1) ?? '';
  return /^[0-9a-f]+$/.test(lowestWord) && (BigInt(`0x${lowestWord}`) & neededKeys) === neededKeys;
}

function matcher(pattern: string): (text: string) => boolean {
  const literal = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const expression = new RegExp(`^${literal.join('.*')}$`);
  return (text) => expression.test(text);
}

import { failure } from '../../../core/reason-codes.ts';
import { TableFault } from './table-fault.ts';

/** What stands in a text of XML, one after the other. Names are without their prefixes. */
export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/** A tag or a remark of a workbook has some hundred characters. */
const longestTag = 64 * 1024;

/**
 * Reads the XML that workbooks are made of, piece by piece. It knows no document type and expands nothing but the five
 * entities of XML and characters by their numbers, so no text grows by being read. Throws `TableFault`.
 */
export async function* xmlEvents(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<XmlEvent> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  for await (const piece of bytes) {
    text += decoded(decoder, piece);
    let from = 0;
    for (let next = eventAt(text, from); next !== null; next = eventAt(text, from)) {
      from = next.end;
      yield* next.events;
    }
    text = text.slice(from);
    if (text.length > longestTag) throw malformed();
  }
  if (text.trim() !== '') throw malformed();
}

function decoded(decoder: TextDecoder, piece: Uint8Array): string {
  try {
    return decoder.decode(piece, { stream: true });
  } catch {
    throw malformed();
  }
}

function malformed(): TableFault {
  return new TableFault(failure('ROSTER_SHEET_MALFORMED', 'XML'));
}

interface Found {
  readonly events: readonly XmlEvent[];
  readonly end: number;
}

/** Gives what begins at a place; null where its end is not there yet. */
function eventAt(text: string, at: number): Found | null {
  if (at >= text.length) return null;
  if (text[at] !== '<') return textAt(text, at);
  if (text.startsWith('<!--', at)) return skipTo(text, at, '-->');
  if (text.startsWith('<?', at)) return skipTo(text, at, '?>');
  if (text.startsWith('<![CDATA[', at)) return characterDataAt(text, at);
  if (text.startsWith('<!', at)) {
    // It may yet become a remark or character data; a document type is none of ours.
    if (text.length - at < '<![CDATA['.length) return null;
    throw malformed();
  }
  const end = text.indexOf('>', at);
  return end === -1 ? null : { events: tagEvents(text.slice(at + 1, end)), end: end + 1 };
}

/** A text goes up to the next tag; one that has no end yet waits for it, so that no entity is cut in two. */
function textAt(text: string, at: number): Found | null {
  const end = text.indexOf('<', at);
  if (end === -1) return null;
  return { events: [{ kind: 'text', text: withoutEntities(text.slice(at, end)) }], end };
}

function skipTo(text: string, at: number, mark: string): Found | null {
  const end = text.indexOf(mark, at);
  return end === -1 ? null : { events: [], end: end + mark.length };
}

function characterDataAt(text: string, at: number): Found | null {
  const end = text.indexOf(']]>', at);
  if (end === -1) return null;
  return { events: [{ kind: 'text', text: text.slice(at + '<![CDATA['.length, end) }], end: end + 3 };
}

function tagEvents(tag: string): readonly XmlEvent[] {
  const [, slash, name, attributes = '', empty] = /^(\/?)(?:[\w.-]+:)?([\w.-]+)([^]*?)(\/?)$/.exec(tag) ?? [];
  if (name === undefined) throw malformed();
  if (slash === '/') return [{ kind: 'close', name }];
  const open: XmlEvent = { kind: 'open', name, attributes };
  return empty === '/' ? [open, { kind: 'close', name }] : [open];
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (_, decimal, hex, name) => {
    const entity = typeof name === 'string' ? entities[name] : characterOf(decimal, hex);
    if (entity === undefined) throw malformed();
    return entity;
  });
}

function characterOf(decimal: unknown, hex: unknown): string | undefined {
  const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : undefined;
}

/** Reads an attribute of a tag, whatever its prefix; null where there is none. */
export function attribute(name: string): (attributes: string) => string | null {
  const pattern = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  return (attributes) => {
    const [, double, single] = pattern.exec(attributes) ?? [];
    const value = double ?? single;
    return value === undefined ? null : withoutEntities(value);
  };
}

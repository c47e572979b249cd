import { crc32 } from 'node:zlib';

const name = 'certificate.json';

/** Gives a ZIP archive of one stored file as a Latin-1 text: the form of a DIVOC code, with bytes of one's choosing. */
export function zipOf(content: string, comment = ''): string {
  const bytes = Buffer.from(content, 'latin1');
  const description = numbers(
    [10, 2],
    [0, 2],
    [0, 2],
    [0, 4],
    [crc32(bytes), 4],
    [bytes.length, 4],
    [bytes.length, 4],
  );
  const file = `PK\x03\x04${description}${numbers([name.length, 2], [0, 2])}${name}${content}`;
  const entry = `PK\x01\x02${numbers([10, 2])}${description}${numbers([name.length, 2])}${'\0'.repeat(16)}${name}`;
  const end = numbers([0, 4], [1, 2], [1, 2], [entry.length, 4], [file.length, 4], [comment.length, 2]);
  return `${file}${entry}PK\x05\x06${end}${comment}`;
}

/** Little-endian numbers, each with its width in bytes. */
function numbers(...pairs: readonly (readonly [value: number, width: number])[]): string {
  return pairs
    .map(([value, width]) => {
      const bytes = Buffer.alloc(width);
      bytes.writeUIntLE(value, 0, width);
      return bytes.toString('latin1');
    })
    .join('');
}

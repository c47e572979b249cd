import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readPages } from '../../main/station/pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'ambang-pages-'));
mkdirSync(join(folder, 'assets'));
writeFileSync(join(folder, 'index.html'), '<!doctype html>');
writeFileSync(join(folder, 'assets/door.js'), 'void 0;');
writeFileSync(join(folder, 'assets/notes.txt'), 'not for the screens');
symlinkSync('/etc/hostname', join(folder, 'assets/link.js'));
const pages = readPages(folder);
afterAll(() => rmSync(folder, { recursive: true }));

function policyOf(path: string): string {
  return pages.get(path)?.headers['Content-Security-Policy'] ?? '';
}

describe('the pages', () => {
  test('are the files of the build, and the door is the root', () => {
    expect([...pages.keys()].sort()).toEqual(['/', '/assets/door.js', '/index.html']);
    expect(pages.get('/')).toBe(pages.get('/index.html'));
  });

  test('have no link that leads out of the folder', () => {
    expect(pages.has('/assets/link.js')).toBe(false);
  });

  test('stay what they were when a file changes later', () => {
    writeFileSync(join(folder, 'assets/door.js'), 'alert(1);');
    expect(pages.get('/assets/door.js')?.bytes.toString()).toBe('void 0;');
  });

  test.each([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ])('carry the rule %s', (rule) => {
    for (const path of pages.keys()) {
      // The rule for scripts goes on after 'self' where WebAssembly is allowed.
      expect(
        policyOf(path)
          .split('; ')
          .some((part) => part === rule || part.startsWith(`${rule} '`)),
      ).toBe(true);
    }
  });

  test('let a worker compile WebAssembly and a document not, and nobody anything unsafe', () => {
    expect(policyOf('/assets/door.js')).toContain("'wasm-unsafe-eval'");
    expect(policyOf('/index.html')).not.toContain('eval');
    expect(policyOf('/index.html')).not.toContain('unsafe');
  });

  test('are never kept, sniffed or named to others', () => {
    expect(pages.get('/')?.headers).toMatchObject({
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Content-Type': 'text/html; charset=utf-8',
    });
  });

  test('are refused as a whole when the program is not built', () => {
    expect(() => readPages(join(folder, 'assets'))).toThrow('not built');
  });
});

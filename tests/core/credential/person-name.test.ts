import { describe, expect, test } from 'vitest';
import { withoutTitles, wordsOfName } from '../../../main/core/credential/person-name.ts';

describe('the words of a name', () => {
  test.each([
    ['Budi Santoso', 'BUDI SANTOSO'],
    ['Drs. H. Budi Santoso, M.Si.', 'DRS H BUDI SANTOSO'],
    ['BUDI SANTOSO, SE, MM', 'BUDI SANTOSO'],
    ['Santoso, Budi', 'SANTOSO BUDI'],
    ['Éva Ørsted-Łuczak', 'EVA ORSTED-LUCZAK'],
    ['Nur’aini', "NUR'AINI"],
    ['  Suharto\t', 'SUHARTO'],
    ['M.Yusuf', 'M YUSUF'],
    ['李', ''],
    ['', ''],
  ])('of %j are %j', (name, words) => {
    expect(wordsOfName(name).join(' ')).toBe(words);
  });

  test.each([
    ['Drs. H. Budi', 'BUDI'],
    ['Hj. Siti', 'SITI'],
    ['Ahmad H Wijaya', 'AHMAD H WIJAYA'],
    ['H', 'H'],
    ['Ir', 'IR'],
  ])('of %j without titles are %j', (name, words) => {
    expect(withoutTitles(wordsOfName(name)).join(' ')).toBe(words);
  });
});

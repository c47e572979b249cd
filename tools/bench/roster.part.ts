import { seededChance } from '../../tests/fakes/changed-texts.ts';

const common =
  'Muhammad Siti Ahmad Dewi Budi Sri Nur Agus Andi Rahmat Yusuf Fitri Hasan Wahyu Putri Eko'.split(' ');
const syllables =
  'san to ra ha ma ni ku su ya ti wi no ri za lu ki fli di an pu tra na li bo ge de wa mi'.split(' ');

/**
 * Gives a roster of invented people, the same for the same count: a common first name, one or two rarer ones from some
 * 20,000, 500 units, doses of three out of four. Numbers are of nobody: they begin with no province.
 */
export function createOfficePeople(count: number) {
  const chance = seededChance(7);
  const pick = (from: readonly string[]) => from[Math.floor(chance() * from.length)] ?? '';
  const rare = () => {
    const word = pick(syllables) + pick(syllables) + pick(syllables);
    return word.charAt(0).toUpperCase() + word.slice(1);
  };
  const numbers: string[] = [];
  const parts: Buffer[] = [
    Buffer.from('nomor;nama;unit;kelas;tanggal lahir;dosis;seri;tanggal vaksin;sumber\n'),
  ];
  for (let person = 0; person < count; person++) {
    const number = `00${String(person * 7919).padStart(12, '0')}`;
    const year = 1960 + Math.floor(chance() * 45);
    const dose = chance() < 0.75 ? '3;2;2022-03-01;kartu' : ';;;';
    const name = `${pick(common)} ${rare()}${chance() < 0.5 ? ` ${rare()}` : ''}`;
    numbers.push(number);
    parts.push(
      Buffer.from(
        `${number};${name};Unit ${String(Math.floor(chance() * 500))};pegawai;${String(year)}-05-17;${dose}\n`,
      ),
    );
  }
  return { csv: Buffer.concat(parts), numbers };
}

import { useTranslation } from 'react-i18next';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Gives sizes of files in the unit that keeps them short: `7,4 GB`. Sticks are sold in powers of ten. */
export function useSizes(): (bytes: number) => string {
  const { i18n } = useTranslation();
  return (bytes) => {
    const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
    const format = new Intl.NumberFormat(i18n.language === 'en' ? 'en-GB' : 'id-ID', {
      style: 'unit',
      unit: units[power] ?? 'byte',
      maximumFractionDigits: power < 3 ? 0 : 1,
    });
    return format.format(bytes / 10 ** (3 * power));
  };
}

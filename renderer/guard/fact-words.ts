import { useTranslation } from 'react-i18next';

interface FactWords {
  label(label: string): string;
  value(label: string, value: string): string;
}

/** Puts the facts that the policy judged into words; what has no words is shown as the station sent it. */
export function useFactWords(): FactWords {
  const { t } = useTranslation('guard');
  const labels: Readonly<Record<string, string>> = t('facts', { returnObjects: true });
  const values: Readonly<Record<string, string>> = t('values', { returnObjects: true });
  return {
    label: (label) => labels[label] ?? label,
    value: (label, value) => {
      const count = Number(value);
      if (label.startsWith('days-')) return t('days', { count });
      if (label.startsWith('minutes-')) return t('hours', { count: Math.floor(count / 60) });
      return values[value] ?? value;
    },
  };
}

import { useTranslation } from 'react-i18next';

/** Gives the words for a way of reading, such as `wedge`; an unknown one stays as the station named it. */
export function useMethodWords(): (method: string) => string {
  const { t } = useTranslation('guard');
  const methods: Readonly<Record<string, string>> = t('methods', { returnObjects: true });
  return (method) => methods[method] ?? method;
}

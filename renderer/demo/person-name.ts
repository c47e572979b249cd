import { useTranslation } from 'react-i18next';
import type { DemoPerson } from '../../preload/contract/screen-state.ts';

/** Gives the words for a sample person; one without words in the locale files goes by its key. */
export function usePersonName(): (person: DemoPerson) => string {
  const { t } = useTranslation('demo');
  const names: Readonly<Record<string, string>> = t('people', { returnObjects: true });
  return (person) => names[person.label] ?? person.label;
}

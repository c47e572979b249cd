import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PageProps } from '../panel-pages.ts';

export function RulesPage({ status }: PageProps): ReactNode {
  const { t } = useTranslation('guard');
  return (
    <section aria-label={t('pages.rules')}>
      <h2>{t('pages.rules')}</h2>
      <p>{status.point}</p>
    </section>
  );
}

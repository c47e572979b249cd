import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PageProps } from '../panel-pages.ts';

export function NoPhonePage({ status }: PageProps): ReactNode {
  const { t } = useTranslation('guard');
  return (
    <section aria-label={t('pages.no-phone')}>
      <h2>{t('pages.no-phone')}</h2>
      <p>{status.point}</p>
    </section>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './scanners-page.module.css';

/** What to change in the scanner's own settings, most pressing first; says so where there is nothing. */
export function AdviceList({ advice }: { readonly advice: readonly string[] }): ReactNode {
  const { t } = useTranslation('scanners');
  const sentences: Readonly<Record<string, string>> = t('advice', { returnObjects: true });
  return (
    <section className={styles['card']}>
      <h3 className={styles['caption']}>{t('adviceTitle')}</h3>
      {advice.length === 0 && <p>{t('adviceNone')}</p>}
      <ol className={styles['advice']}>
        {advice.map((one) => (
          <li key={one}>{sentences[one] ?? one}</li>
        ))}
      </ol>
    </section>
  );
}

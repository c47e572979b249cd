import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './alerts.module.css';
import { useReasonSentence } from './reason-list.tsx';

/** Failures of the station that the guard must know of, each with its code. */
export function Alerts({ codes }: { readonly codes: readonly string[] }): ReactNode {
  const { t } = useTranslation('guard');
  const sentenceOf = useReasonSentence();
  if (codes.length === 0) return null;
  return (
    <section className={styles['alerts']} role="alert">
      <h2 className={styles['title']}>{t('alerts')}</h2>
      <ul>
        {codes.map((code, index) => (
          <li key={`${code}-${String(index)}`}>
            {sentenceOf(code)} <code>{code}</code>
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './reason-list.module.css';

/** Reasons as sentences; the code stands below each, to be read out to a helpdesk. */
export function ReasonList({ codes }: { readonly codes: readonly string[] }): ReactNode {
  const sentenceOf = useReasonSentence();
  return (
    <ul className={styles['reasons']}>
      {codes.map((code) => (
        <li key={code}>
          {sentenceOf(code)}
          <code>{code}</code>
        </li>
      ))}
    </ul>
  );
}

/** Gives the guard's sentence for a code; a code without one is shown itself rather than nothing. */
export function useReasonSentence(): (code: string) => string {
  const { t } = useTranslation('reasons');
  return (code) => t(code, { defaultValue: code });
}

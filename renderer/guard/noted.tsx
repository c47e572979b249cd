import type { ReactNode } from 'react';
import styles from './noted.module.css';

/** What was noted last, for a glance: every exception is a row, and the guard sees that it is one. */
export function Noted({ words }: { readonly words: string | null }): ReactNode {
  return (
    <p className={styles['noted']} role="status" data-shown={words !== null}>
      {words}
    </p>
  );
}

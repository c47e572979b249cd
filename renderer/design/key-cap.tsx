import type { ReactNode } from 'react';
import styles from './key-cap.module.css';

/** The name of a key, or a code, as it is printed on a key. */
export function KeyCap({ children }: { readonly children: ReactNode }): ReactNode {
  return <kbd className={styles['key']}>{children}</kbd>;
}

import type { ReactNode } from 'react';
import styles from './notice.module.css';

interface NoticeProps {
  readonly sign: ReactNode;
  readonly big: string;
  readonly small: string;
  readonly children?: ReactNode;
}

/** A neutral screen with one sign and one sentence: starting, or out of service. Never a verdict. */
export function Notice({ sign, big, small, children }: NoticeProps): ReactNode {
  return (
    <section className={styles['notice']} role="alert">
      <div className={styles['sign']}>{sign}</div>
      <div className={styles['words']}>
        <h1 className={styles['big']}>{big}</h1>
        <p className={styles['small']}>{small}</p>
        {children}
      </div>
    </section>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './inside.module.css';

interface NotedProps {
  readonly text: string | null;
  readonly failed: string | null;
}

/** What was just noted, or why it was not. Its line is always there, so that nothing jumps. */
export function Noted({ text, failed }: NotedProps): ReactNode {
  const { t } = useTranslation('reasons');
  return (
    <p className={styles['noted']} role="status" data-failed={failed !== null}>
      {failed === null ? text : `${t(failed, { defaultValue: failed })} (${failed})`}
    </p>
  );
}

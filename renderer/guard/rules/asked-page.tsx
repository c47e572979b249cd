import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandName } from '../../../preload/contract/commands.ts';
import type { Asked } from '../use-reply.ts';
import styles from './rules.module.css';

interface AskedPageProps<N extends CommandName> {
  readonly asked: Asked<N>;
  readonly children: (value: NonNullable<Asked<N>['value']>) => ReactNode;
}

/** Shows what the station answered; until then a quiet word, after a failure what to do. */
export function AskedPage<N extends CommandName>({ asked, children }: AskedPageProps<N>): ReactNode {
  const { t } = useTranslation('rules');
  if (asked.value) return children(asked.value);
  if (asked.failed === null)
    return (
      <p className={styles['loading']} role="status">
        {t('loading')}
      </p>
    );
  return (
    <div className={styles['card']} role="alert">
      <p>{t('failed', { code: asked.failed })}</p>
      <button type="button" className={styles['button']} onClick={asked.askAgain}>
        {t('again')}
      </button>
    </div>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { HandIcon } from '../design/icons.tsx';
import styles from './public-button.module.css';
import { useSurroundings } from './surroundings.tsx';

/** The button with which a visitor calls the guard; once called it says so until the guard has come. */
export function CallGuard({ isCalled }: { readonly isCalled: boolean }): ReactNode {
  const { t } = useTranslation('door');
  const { client } = useSurroundings();
  return (
    <button
      type="button"
      className={styles['strong']}
      aria-pressed={isCalled}
      onClick={() => void client.call('guard.call', null)}
    >
      <HandIcon />
      {isCalled ? t('ready.guardCalled') : t('ready.callGuard')}
    </button>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyCap } from '../design/key-cap.tsx';
import { useSurroundings } from '../door/surroundings.tsx';
import { practise } from '../practice/practise.ts';
import styles from './page-row.module.css';
import { pageKeys, roomKey } from './panel-pages.ts';
import type { PanelPage } from './panel-pages.ts';

interface PageRowProps {
  readonly page: PanelPage;
  /** A supervisor or an auditor has opened the panel. */
  readonly hasRoom: boolean;
  /** Turns to a page, or back from it. */
  readonly onTurn: (to: PanelPage) => void;
}

/** The row of keys that leave the people at the door: pages, practice and close. */
export function PageRow({ page, hasRoom, onTurn }: PageRowProps): ReactNode {
  const { t } = useTranslation('guard');
  const { client } = useSurroundings();
  const keys = hasRoom ? [...pageKeys, [roomKey, 'room'] as const] : pageKeys;
  return (
    <nav className={styles['row']} aria-label={t('pages.title')}>
      {keys.map(([key, to]) => (
        <button
          key={to}
          type="button"
          className={styles['button']}
          data-page={to}
          aria-pressed={page === to}
          onClick={() => onTurn(to)}
        >
          {t(`pages.${to}`)} <KeyCap>{key}</KeyCap>
        </button>
      ))}
      <button type="button" className={styles['button']} onClick={() => practise(client)}>
        {t('practise')} <KeyCap>F6</KeyCap>
      </button>
      <button
        type="button"
        className={styles['button']}
        title={t('closesIn')}
        onClick={() => void client.call('guard.close', null)}
      >
        {t('close')} <KeyCap>Esc</KeyCap>
      </button>
    </nav>
  );
}

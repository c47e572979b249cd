import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoorStatus } from '../../preload/contract/screen-state.ts';
import { KeyCap } from '../design/key-cap.tsx';
import { useSurroundings } from '../door/surroundings.tsx';
import { useNow } from '../door/use-now.ts';
import { practise } from '../practice/practise.ts';
import { useFormats } from '../text/format.ts';
import styles from './panel-head.module.css';

/** What the panel shows: the people, or one of the pages behind a key. */
export type PanelPage = 'door' | 'scanners' | 'settings';

interface PanelHeadProps {
  readonly status: DoorStatus;
  readonly page: PanelPage;
  /** Turns to a page, or back from it. */
  readonly onTurn: (to: PanelPage) => void;
}

/** Title, place, clock, and the keys that leave the list: scanners, settings and close. */
export function PanelHead({ status, page, onTurn }: PanelHeadProps): ReactNode {
  const { t } = useTranslation('guard');
  const { client } = useSurroundings();
  const formats = useFormats(status.timeZone);
  const now = useNow();
  return (
    <header className={styles['head']}>
      <h1 className={styles['title']}>
        {t('title')}
        {status.practice && <span className={styles['practice']}>{t('practice')}</span>}
      </h1>
      <p className={styles['where']}>
        {status.point} · <b>{formats.time(now)}</b>
      </p>
      <button type="button" className={styles['button']} onClick={() => practise(client)}>
        {t('practise')} <KeyCap>F6</KeyCap>
      </button>
      <button
        type="button"
        className={styles['button']}
        aria-pressed={page === 'scanners'}
        onClick={() => onTurn('scanners')}
      >
        {t('scanners')} <KeyCap>F8</KeyCap>
      </button>
      <button
        type="button"
        className={styles['button']}
        aria-pressed={page === 'settings'}
        onClick={() => onTurn('settings')}
      >
        {t('settings.title')} <KeyCap>F9</KeyCap>
      </button>
      <button
        type="button"
        className={styles['button']}
        title={t('closesIn')}
        onClick={() => void client.call('guard.close', null)}
      >
        {t('close')} <KeyCap>Esc</KeyCap>
      </button>
    </header>
  );
}

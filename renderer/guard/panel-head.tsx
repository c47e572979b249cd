import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoorStatus } from '../../preload/contract/screen-state.ts';
import { KeyCap } from '../design/key-cap.tsx';
import { useSurroundings } from '../door/surroundings.tsx';
import { useNow } from '../door/use-now.ts';
import { useFormats } from '../text/format.ts';
import styles from './panel-head.module.css';

interface PanelHeadProps {
  readonly status: DoorStatus;
  readonly isSetting: boolean;
  readonly onSettings: () => void;
}

/** Title, place, clock, and the two keys that leave the list: settings and close. */
export function PanelHead({ status, isSetting, onSettings }: PanelHeadProps): ReactNode {
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
      <button type="button" className={styles['button']} aria-pressed={isSetting} onClick={onSettings}>
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

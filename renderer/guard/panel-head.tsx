import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuardPanel } from '../../preload/contract/guard-panel.ts';
import type { DoorStatus } from '../../preload/contract/screen-state.ts';
import { useNow } from '../door/use-now.ts';
import { useFormats } from '../text/format.ts';
import styles from './panel-head.module.css';

interface PanelHeadProps {
  readonly panel: GuardPanel;
  readonly status: DoorStatus;
}

/** Title, who has the watch, how many are inside, place and clock. */
export function PanelHead({ panel, status }: PanelHeadProps): ReactNode {
  const { t } = useTranslation('guard');
  const formats = useFormats(status.timeZone);
  const now = useNow();
  const { onDuty, inside, said } = panel;
  return (
    <header className={styles['head']}>
      <h1 className={styles['title']}>
        {t('title')}
        {status.practice && <span className={styles['practice']}>{t('practice')}</span>}
      </h1>
      <p className={styles['duty']} data-unguarded={onDuty === null}>
        {onDuty === null
          ? t('noGuard')
          : t('onDuty', { name: onDuty.name, since: formats.time(onDuty.since) })}
      </p>
      {said?.origin === 'outside' && <p className={styles['said']}>{t('said.outside')}</p>}
      {said?.doctorsLetter === true && <p className={styles['said']}>{t('said.letter')}</p>}
      <p className={styles['where']}>
        {t('insideNow', { count: inside })} · {status.point} · <b>{formats.time(now)}</b>
      </p>
    </header>
  );
}

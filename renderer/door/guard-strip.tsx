import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoorStatus, ScreenState } from '../../preload/contract/screen-state.ts';
import { LockIcon } from '../design/icons.tsx';
import { KeyCap } from '../design/key-cap.tsx';
import styles from './guard-strip.module.css';
import { useSurroundings } from './surroundings.tsx';
import { useNow } from './use-now.ts';

/** The key that opens the guard's panel. No code holds it, and no scanner sends it alone. */
export const openPanelKey = 'F2';

/** As in the guard's panel: somebody who waits this long is forgotten. */
const nagsAfterMs = 20_000;

interface GuardStripProps {
  readonly status: DoorStatus;
  readonly screen: ScreenState;
  /** A guard's practice lies below. */
  readonly isPractising: boolean;
  readonly onOpen: () => void;
}

/**
 * The closed strip below the public screen: how many people wait, and a key. Nothing about any of them, and no
 * count of a station that is gone.
 */
export function GuardStrip({
  status: { guard, house },
  screen,
  isPractising,
  onOpen,
}: GuardStripProps): ReactNode {
  const { t } = useTranslation('door');
  const { keyboard } = useSurroundings();
  useEffect(() =>
    keyboard.listen(({ code }) => {
      if (code === openPanelKey) onOpen();
      return code === openPanelKey;
    }),
  );
  const now = useNow();
  const isNagging = guard.pendingSince !== null && now - guard.pendingSince >= nagsAfterMs;
  const isLost = screen.kind === 'out-of-service' && screen.code === 'STATION_LOST';
  return (
    <footer className={styles['strip']} data-over={overOf(screen, isPractising)}>
      <button type="button" className={styles['open']} onClick={onOpen}>
        <LockIcon />
        {t('strip.open')}
        <KeyCap>{openPanelKey}</KeyCap>
      </button>
      {!isLost && (
        <p className={styles['pending']}>
          {house.guardOnDuty === false && screen.kind !== 'ready' && (
            <b className={styles['unguarded']}>{t('strip.noGuard')}</b>
          )}
          {guard.called && <b>{t('strip.called')}</b>}
          <span className={styles['count']} data-nagging={isNagging}>
            {t('strip.pending', { count: guard.pending })}
          </span>
        </p>
      )}
    </footer>
  );
}

function overOf(screen: ScreenState, isPractising: boolean): string {
  if (isPractising) return 'practice';
  return screen.kind === 'result' ? screen.shown : screen.kind;
}

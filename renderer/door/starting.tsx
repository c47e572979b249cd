import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from './notice.tsx';
import styles from './starting.module.css';

/** After this long a start is slow, and people are told of a way out (LOOK, "Craft"). */
const slowAfterMs = 3000;

/** The screen while the station gets ready. */
export function Starting(): ReactNode {
  const { t } = useTranslation('door');
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), slowAfterMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Notice
      sign={<Threshold />}
      big={t('starting.big')}
      small={isSlow ? t('starting.slow') : t('starting.small')}
    />
  );
}

/** The mark of the program: a doorway and its sill, on which a light runs while it loads. */
function Threshold(): ReactNode {
  return (
    <svg className={styles['mark']} viewBox="0 0 240 240" aria-hidden="true" focusable="false">
      <path className={styles['frame']} d="M64 184 V36 H176 V184" />
      <path className={styles['sill']} d="M24 212 H216" />
      <path className={styles['light']} d="M24 212 H216" pathLength="100" />
    </svg>
  );
}

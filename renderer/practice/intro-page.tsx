import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyCap } from '../design/key-cap.tsx';
import { practiceCases } from './cases.ts';
import styles from './practice.module.css';

interface IntroPageProps {
  readonly language: ReactNode;
  readonly onStart: () => void;
  readonly onEnd: () => void;
}

/** Says what comes, and which keys. */
export function IntroPage({ language, onStart, onEnd }: IntroPageProps): ReactNode {
  const { t } = useTranslation('practice');
  return (
    <>
      <h1 className={styles['title']}>{t('title')}</h1>
      <p className={styles['text']}>{t('intro.what', { count: practiceCases.length })}</p>
      <p className={styles['text']}>{t('intro.nothingKept')}</p>
      <div className={styles['buttons']}>
        <button type="button" className={styles['strong']} onClick={onStart}>
          {t('intro.start')} <KeyCap>Enter</KeyCap>
        </button>
        <button type="button" className={styles['plain']} onClick={onEnd}>
          {t('end')} <KeyCap>Esc</KeyCap>
        </button>
        {language}
      </div>
    </>
  );
}

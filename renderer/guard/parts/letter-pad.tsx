import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './parts.module.css';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

interface LetterPadProps {
  readonly onType: (letter: string) => void;
  readonly onErase: () => void;
}

/** Letters to touch, for a door without a keyboard. */
export function LetterPad({ onType, onErase }: LetterPadProps): ReactNode {
  const { t } = useTranslation('inside');
  return (
    <div className={styles['letters']} role="group" aria-label={t('letters.title')}>
      {letters.map((letter) => (
        <button key={letter} type="button" tabIndex={-1} onClick={() => onType(letter)}>
          {letter}
        </button>
      ))}
      <button type="button" tabIndex={-1} data-wide onClick={() => onType(' ')}>
        {t('letters.space')}
      </button>
      <button type="button" tabIndex={-1} data-wide onClick={onErase}>
        {t('letters.erase')}
      </button>
    </div>
  );
}

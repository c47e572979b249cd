import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './no-phone-page.module.css';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

interface NumberKeysProps {
  readonly onDigit: (digit: string) => void;
  readonly onErase: () => void;
}

/** Large keys for those who touch; whoever has a keyboard just types. */
export function NumberKeys({ onDigit, onErase }: NumberKeysProps): ReactNode {
  const { t } = useTranslation('noPhone');
  return (
    <div className={styles['keys']} role="group" aria-label={t('keys')}>
      {digits.map((digit) => (
        <button key={digit} type="button" onClick={() => onDigit(digit)}>
          {digit}
        </button>
      ))}
      <button type="button" aria-label={t('erase')} onClick={onErase}>
        ⌫
      </button>
      <button type="button" onClick={() => onDigit('0')}>
        0
      </button>
    </div>
  );
}

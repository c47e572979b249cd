import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { padKeyOf } from '../../door/pin-entry.ts';
import styles from './parts.module.css';
import { useKeys } from './use-keys.ts';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

interface DigitPadProps {
  readonly typed: string;
  readonly longest: number;
  readonly onTyped: (typed: string) => void;
  /** Dots for what nobody may read; figures otherwise. */
  readonly isSecret?: boolean;
  /** How many dots wait to be filled. */
  readonly shortest?: number;
  readonly label: string;
}

/** Figures by key and by touch. */
export function DigitPad(props: DigitPadProps): ReactNode {
  const { typed, longest, onTyped, isSecret = false, shortest = 6, label } = props;
  const { t } = useTranslation('inside');
  const add = (digit: string) => onTyped(typed.length < longest ? typed + digit : typed);
  useKeys(({ code, control }) => {
    const key = control ? null : padKeyOf(code);
    if (key === null || key === 'confirm' || key === 'cancel') return false;
    if (key === 'delete') onTyped(typed.slice(0, -1));
    else add(key);
    return true;
  });
  return (
    <>
      {isSecret ? (
        <p className={styles['dots']} role="img" aria-label={t('digits.entered', { count: typed.length })}>
          {Array.from({ length: Math.max(shortest, typed.length) }, (_none, index) => (
            <i key={index} data-filled={index < typed.length} />
          ))}
        </p>
      ) : (
        <output className={styles['figures']} aria-label={label}>
          {typed === '' ? '–' : typed}
        </output>
      )}
      <div className={styles['digits']} role="group" aria-label={label}>
        {digits.map((digit) => (
          <button key={digit} type="button" tabIndex={-1} onClick={() => add(digit)}>
            {digit}
          </button>
        ))}
        <button type="button" tabIndex={-1} data-wide onClick={() => onTyped(typed.slice(0, -1))}>
          {t('letters.erase')}
        </button>
      </div>
    </>
  );
}

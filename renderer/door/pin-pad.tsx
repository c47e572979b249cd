import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WindowSettings } from '../../preload/contract/screen-state.ts';
import { KeyCap } from '../design/key-cap.tsx';
import { longestPin, padKeyOf, shortestPin } from './pin-entry.ts';
import styles from './pin-pad.module.css';
import { useSurroundings } from './surroundings.tsx';
import { usePinEntry } from './use-pin-entry.ts';

interface PinPadProps {
  readonly pinIsSet: boolean;
  readonly reach: WindowSettings['reach'];
  readonly onOpened: (code: string) => void;
  readonly onCancel: () => void;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Asks the guard for the PIN, or for a new one typed twice while none is set. Digits show as dots only. */
export function PinPad({ pinIsSet, reach, onOpened, onCancel }: PinPadProps): ReactNode {
  const { t } = useTranslation('door');
  const { keyboard } = useSurroundings();
  const { typed, message, title, isBusy, press } = usePinEntry(pinIsSet, onOpened, onCancel);
  const pad = useRef<HTMLDivElement>(null);
  useEffect(() => pad.current?.focus(), []);
  useEffect(() =>
    keyboard.listen(({ code, control }) => {
      const key = control ? null : padKeyOf(code);
      // A person who has moved to a button with Tab presses that button with Enter.
      if (key === 'confirm' && document.activeElement instanceof HTMLButtonElement) return false;
      if (key !== null) press(key);
      return key !== null;
    }),
  );
  return (
    <div className={styles['veil']} data-reach={reach}>
      <div
        ref={pad}
        className={styles['pad']}
        role="dialog"
        aria-modal="true"
        aria-label={title}
        tabIndex={-1}
      >
        <h2 className={styles['title']}>{title}</h2>
        <p className={styles['message']} role="status">
          {message}
        </p>
        <p className={styles['dots']} aria-label={t('pin.entered', { count: typed.length })} role="img">
          {Array.from({ length: Math.max(shortestPin, typed.length) }, (_none, index) => (
            <i key={index} data-filled={index < typed.length} />
          ))}
        </p>
        <div className={styles['keys']}>
          {digits.map((digit) => (
            <PadKey key={digit} onPress={() => press(digit)} isOff={isBusy || typed.length >= longestPin}>
              {digit}
            </PadKey>
          ))}
          <PadKey onPress={() => press('delete')} isOff={isBusy}>
            <span className={styles['word']}>{t('pin.delete')}</span>
          </PadKey>
          <PadKey onPress={() => press('0')} isOff={isBusy || typed.length >= longestPin}>
            0
          </PadKey>
          <PadKey onPress={() => press('confirm')} isOff={isBusy} isStrong>
            <span className={styles['word']}>{t('pin.confirm')}</span>
          </PadKey>
        </div>
        <button type="button" className={styles['cancel']} onClick={onCancel}>
          {t('pin.cancel')} <KeyCap>Esc</KeyCap>
        </button>
      </div>
    </div>
  );
}

interface PadKeyProps {
  readonly onPress: () => void;
  readonly isOff: boolean;
  readonly isStrong?: boolean;
  readonly children: ReactNode;
}

function PadKey({ onPress, isOff, isStrong = false, children }: PadKeyProps): ReactNode {
  return (
    <button
      type="button"
      className={styles['key']}
      data-strong={isStrong}
      aria-disabled={isOff}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireFailure } from '../../../preload/contract/commands.ts';
import { longestPin, padKeyOf, shortestPin, typeDigit } from '../../door/pin-entry.ts';
import { useReasonSentence } from '../reason-list.tsx';
import { Dialog } from './dialog.tsx';
import styles from './dialog.module.css';

interface SecondPinProps {
  /** Gives why the PIN was not taken; null where it was. */
  readonly onPin: (pin: string) => Promise<WireFailure | null>;
  readonly onCancel: () => void;
}

const padKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'delete', '0'] as const;

/** Asks another guard for the PIN of their own, by keys or by touch; digits show as dots only. */
export function SecondPin({ onPin, onCancel }: SecondPinProps): ReactNode {
  const { t } = useTranslation('rules');
  const sentenceOf = useReasonSentence();
  const { typed, press, take } = useDigits();
  const [message, say] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const confirm = async () => {
    const pin = take();
    if (pin.length < shortestPin) {
      say(t('arm.pinShort'));
      return;
    }
    setBusy(true);
    const failed = await onPin(pin);
    setBusy(false);
    if (failed === null) return;
    const { code, retryAfterSeconds: wait = 0 } = failed;
    say(`${sentenceOf(code)}${wait > 0 ? ` ${t('arm.wait', { count: wait })}` : ''}`);
  };
  return (
    <Dialog
      title={t('arm.pinTitle')}
      confirm={t('arm.pinGo')}
      cancel={t('arm.cancel')}
      isBusy={isBusy}
      onConfirm={() => void confirm()}
      onCancel={onCancel}
      onKey={(code) => {
        const key = padKeyOf(code);
        const isTyped = key !== null && key !== 'confirm' && key !== 'cancel';
        if (isTyped && !isBusy) press(key);
        return isTyped;
      }}
    >
      <p role="status">{isBusy ? t('arm.checking') : (message ?? t('arm.pinText'))}</p>
      <p className={styles['dots']} role="img" aria-label={t('arm.pinTyped', { count: typed })}>
        {Array.from({ length: Math.max(shortestPin, typed) }, (_none, index) => (
          <i key={index} data-filled={index < typed} />
        ))}
      </p>
      <div className={styles['pad']}>
        {padKeys.map((key) => (
          <button
            key={key}
            type="button"
            aria-disabled={isBusy || (key !== 'delete' && typed >= longestPin)}
            onClick={() => press(key)}
          >
            {key === 'delete' ? t('arm.pinDelete') : key}
          </button>
        ))}
      </div>
    </Dialog>
  );
}

/** The digits so far. A fast typist's keys arrive several at once, so each builds on the one before it. */
function useDigits() {
  const latest = useRef('');
  const [typed, show] = useState(0);
  const set = (digits: string) => {
    latest.current = digits;
    show(digits.length);
  };
  // What was typed must not outlive the pad.
  useEffect(
    () => () => {
      latest.current = '';
    },
    [],
  );
  return {
    typed,
    press: (key: string) =>
      set(key === 'delete' ? latest.current.slice(0, -1) : typeDigit(latest.current, key)),
    take: () => {
      const pin = latest.current;
      set('');
      return pin;
    },
  };
}

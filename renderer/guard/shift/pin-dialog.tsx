import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { longestPin, shortestPin } from '../../door/pin-entry.ts';
import { DigitPad } from '../parts/digit-pad.tsx';
import { Dialog } from '../parts/dialog.tsx';
import styles from './shift.module.css';

interface PinDialogProps {
  readonly title: string;
  /** A new PIN is typed twice. */
  readonly isTwice?: boolean;
  readonly failed: string | null;
  readonly isBusy: boolean;
  readonly onPin: (pin: string) => Promise<void>;
  readonly onCancel: () => void;
}

/** Asks for a PIN; its digits show as dots only. */
export function PinDialog(props: PinDialogProps): ReactNode {
  const { title, isTwice = false, failed, isBusy, onPin, onCancel } = props;
  const { t } = useTranslation('shift');
  const [typed, type] = useState('');
  const [first, keep] = useState<string | null>(null);
  const [differs, setDiffers] = useState(false);
  const isAgain = first !== null;
  const answer = async () => {
    type('');
    setDiffers(isAgain && first !== typed);
    if (isTwice && !isAgain) {
      keep(typed);
      return;
    }
    keep(null);
    if (!isAgain || first === typed) await onPin(typed);
  };
  const question = isAgain ? t('pin.again') : isTwice ? t('pin.choose') : t('pin.enter');
  return (
    <Dialog
      title={title}
      action={isAgain || !isTwice ? t('pin.confirm') : t('actions.next')}
      isOff={typed.length < shortestPin || isBusy}
      failed={isAgain || typed !== '' ? null : failed}
      onConfirm={() => void answer()}
      onCancel={onCancel}
    >
      <p className={styles['question']} role="status">
        {isBusy ? t('pin.checking') : differs ? t('pin.differs') : question}
      </p>
      <DigitPad
        typed={typed}
        longest={longestPin}
        shortest={shortestPin}
        onTyped={type}
        isSecret
        label={question}
      />
    </Dialog>
  );
}

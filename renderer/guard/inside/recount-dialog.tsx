import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DigitPad } from '../parts/digit-pad.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useOrders } from '../parts/use-order.ts';
import styles from './inside.module.css';

interface RecountDialogProps {
  readonly inside: number;
  /** With what was noted; null where it was left. */
  readonly onDone: (noted: string | null) => void;
}

/** Asks for the number that somebody has counted, and says what that changes before it does. */
export function RecountDialog({ inside, onDone }: RecountDialogProps): ReactNode {
  const { t } = useTranslation('inside');
  const { order, failed, isBusy } = useOrders();
  const [typed, type] = useState('');
  const change = typed === '' ? 0 : Number(typed) - inside;
  const signed = change > 0 ? `+${String(change)}` : `−${String(-change)}`;
  const confirm = async () => {
    const done = await order('presence.recount', { change });
    if (done) onDone(t('noted.recounted', { count: inside + change, change: signed }));
  };
  return (
    <Dialog
      title={t('recount.title')}
      action={t('recount.confirm')}
      isOff={change === 0 || isBusy}
      failed={failed}
      onConfirm={() => void confirm()}
      onCancel={() => onDone(null)}
    >
      <DigitPad typed={typed} longest={4} onTyped={type} label={t('recount.label')} />
      <p className={styles['change']} role="status">
        {change === 0
          ? t('recount.same', { count: inside })
          : t('recount.change', { inside, change: signed })}
      </p>
    </Dialog>
  );
}

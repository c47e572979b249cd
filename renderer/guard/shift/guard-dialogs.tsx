import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassCard } from '../../../preload/contract/pass-view.ts';
import type { DoorStatus } from '../../../preload/contract/screen-state.ts';
import type { GuardOnList } from '../../../preload/contract/shift-view.ts';
import { PassCardFace, PassSheet } from '../passes/pass-card.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useKeys } from '../parts/use-keys.ts';
import { useOrders } from '../parts/use-order.ts';
import { NameDialog } from './name-dialog.tsx';
import { PinDialog } from './pin-dialog.tsx';
import styles from './shift.module.css';

/** What is done about a guard. */
export type GuardTask =
  | { readonly kind: 'add' }
  | {
      readonly kind: 'rename' | 'change-pin' | 'badge' | 'revoke-badge' | 'retire';
      readonly guard: GuardOnList;
    };

interface GuardDialogProps {
  readonly task: GuardTask;
  readonly status: DoorStatus;
  readonly onDone: () => void;
}

/** The questions of one task, one after another. */
export function GuardDialog({ task, status, onDone }: GuardDialogProps): ReactNode {
  switch (task.kind) {
    case 'add':
      return <AddGuard onDone={onDone} />;
    case 'rename':
      return <Rename guard={task.guard} onDone={onDone} />;
    case 'change-pin':
      return <ChangePin onDone={onDone} />;
    case 'badge':
      return <Badge guard={task.guard} status={status} onDone={onDone} />;
    case 'revoke-badge':
    case 'retire':
      return <Void kind={task.kind} guard={task.guard} onDone={onDone} />;
  }
}

function AddGuard({ onDone }: Pick<GuardDialogProps, 'onDone'>): ReactNode {
  const { t } = useTranslation('shift');
  const { order, failed, isBusy } = useOrders();
  const [name, setName] = useState<string | null>(null);
  if (name === null)
    return <NameDialog title={t('add.name')} initial="" onNamed={setName} onCancel={onDone} />;
  return (
    <PinDialog
      title={t('add.pin', { name })}
      isTwice
      failed={failed}
      isBusy={isBusy}
      onCancel={onDone}
      onPin={async (pin) => {
        if (await order('guards.add', { name, pin })) onDone();
      }}
    />
  );
}

interface OfGuard extends Pick<GuardDialogProps, 'onDone'> {
  readonly guard: GuardOnList;
}

function Rename({ guard, onDone }: OfGuard): ReactNode {
  const { t } = useTranslation('shift');
  const { order, failed } = useOrders();
  return (
    <NameDialog
      title={t('rename', { name: guard.name })}
      initial={guard.name}
      failed={failed}
      onCancel={onDone}
      onNamed={(name) => void order('guards.rename', { id: guard.id, name }).then((done) => done && onDone())}
    />
  );
}

function ChangePin({ onDone }: Pick<GuardDialogProps, 'onDone'>): ReactNode {
  const { t } = useTranslation('shift');
  const { order, failed, isBusy } = useOrders();
  return (
    <PinDialog
      title={t('changePin')}
      isTwice
      failed={failed}
      isBusy={isBusy}
      onCancel={onDone}
      onPin={async (pin) => {
        if (await order('guards.change-pin', { pin })) onDone();
      }}
    />
  );
}

/** A badge is made with the PIN of whoever will carry it: nobody makes one for somebody else. */
function Badge({ guard, status, onDone }: OfGuard & Pick<GuardDialogProps, 'status'>): ReactNode {
  const { t } = useTranslation('shift');
  const { order, failed, isBusy } = useOrders();
  const [card, show] = useState<PassCard | null>(null);
  if (card !== null) return <BadgeReady card={card} status={status} onDone={onDone} />;
  return (
    <PinDialog
      title={t('badge.pin', { name: guard.name })}
      failed={failed}
      isBusy={isBusy}
      onCancel={onDone}
      onPin={async (pin) => {
        const done = await order('guards.issue-badge', { id: guard.id, pin });
        if (done) show(done.value);
      }}
    />
  );
}

interface BadgeReadyProps extends Pick<GuardDialogProps, 'status' | 'onDone'> {
  readonly card: PassCard;
}

function BadgeReady({ card, status, onDone }: BadgeReadyProps): ReactNode {
  const { t } = useTranslation('shift');
  useKeys(({ code, control }) => {
    if (control && code === 'KeyP') window.print();
    return control && code === 'KeyP';
  });
  return (
    <Dialog
      title={t('badge.ready')}
      action={t('badge.print')}
      leave={t('badge.done')}
      onConfirm={() => window.print()}
      onCancel={onDone}
    >
      <PassCardFace card={card} kind={t('badge.kind')} status={status} />
      <p>{t('badge.hint')}</p>
      <PassSheet cards={[card]} paper="card" kind={t('badge.kind')} status={status} />
    </Dialog>
  );
}

function Void({ kind, guard, onDone }: OfGuard & { readonly kind: 'revoke-badge' | 'retire' }): ReactNode {
  const { t } = useTranslation('shift');
  const { order, failed, isBusy } = useOrders();
  const confirm = async () => {
    if (await order(`guards.${kind}`, { id: guard.id })) onDone();
  };
  return (
    <Dialog
      title={t(`void.${kind}`, { name: guard.name })}
      action={t(`void.confirm-${kind}`)}
      isOff={isBusy}
      failed={failed}
      onConfirm={() => void confirm()}
      onCancel={onDone}
    >
      <p className={styles['hint']}>{t(`void.hint-${kind}`)}</p>
    </Dialog>
  );
}

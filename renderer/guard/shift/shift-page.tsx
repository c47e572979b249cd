import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuardOnList, ShiftSlip, ShiftView } from '../../../preload/contract/shift-view.ts';
import { useFormats } from '../../text/format.ts';
import type { PageProps } from '../panel-pages.ts';
import { KeyButton } from '../parts/key-button.tsx';
import { isEnter, isOnButton, useKeys } from '../parts/use-keys.ts';
import { useListSelection } from '../parts/use-list-selection.ts';
import { useOrders } from '../parts/use-order.ts';
import { useReply } from '../use-reply.ts';
import { DayBar } from './day-bar.tsx';
import { GuardDialog } from './guard-dialogs.tsx';
import type { GuardTask } from './guard-dialogs.tsx';
import { GuardList } from './guard-list.tsx';
import styles from './shift.module.css';
import { Slip, SlipSheet } from './slip.tsx';
import { Dialog } from '../parts/dialog.tsx';

/** The watch at this door: who keeps it, what is handed over with it, and who may keep it. */
export function ShiftPage({ panel, status }: PageProps): ReactNode {
  const { t } = useTranslation('shift');
  const { value, failed, askAgain } = useReply('shift.read', null, panel);
  if (value === null) {
    return (
      <section className={styles['page']} aria-label={t('title')}>
        <p className={styles['empty']} role="status">
          {failed === null ? t('loading') : t('failed', { code: failed })}
        </p>
      </section>
    );
  }
  return <Watch view={value} status={status} onChanged={askAgain} />;
}

interface WatchProps {
  readonly view: ShiftView;
  readonly status: PageProps['status'];
  readonly onChanged: () => void;
}

/** Within the menu that F4 opened a digit chooses. */
const taskOfDigit: readonly GuardTask['kind'][] = [
  'add',
  'rename',
  'change-pin',
  'badge',
  'revoke-badge',
  'retire',
];

function Watch({ view, status, onChanged }: WatchProps): ReactNode {
  const { t } = useTranslation('shift');
  const formats = useFormats(status.timeZone);
  const { order, failed, isBusy } = useOrders();
  const [handed, handOver] = useState<ShiftSlip | null>(null);
  const [isEnding, end] = useState(false);
  const [task, begin] = useState<GuardTask | null>(null);
  const active = view.guards.filter(({ isActive }) => isActive);
  const list = useListSelection(active.map(({ id }) => id));
  const { sitting, onDuty } = view;
  const me = view.guards.find(({ id }) => id === sitting) ?? null;
  const isMine = onDuty !== null && onDuty.guard === sitting;
  const slip = handed ?? view.slip;
  const isAsking = isEnding || task !== null;

  const signIn = async () => {
    if (isMine || isBusy) return;
    const done = await order('shift.begin', null);
    if (!done) return;
    handOver(done.value);
    onChanged();
  };
  const signOut = async () => {
    const done = await order('shift.end', null);
    end(false);
    if (!done) return;
    handOver(done.value);
    onChanged();
  };
  const whom = (): GuardOnList | null => active.find(({ id }) => id === list.selected) ?? me;
  const choose = (kind: GuardTask['kind'] | undefined) => {
    const guard = kind === 'change-pin' ? me : whom();
    if (kind === 'add') begin({ kind });
    else if (kind !== undefined && guard !== null && isPossible(kind, guard, sitting)) begin({ kind, guard });
  };
  useKeys(({ code, control }) => {
    if (isAsking) return false;
    const digit = /^(?:Digit|Numpad)([1-6])$/.exec(code)?.[1];
    if (list.hear(code)) return true;
    if (isEnter(code) && !isOnButton() && !isMine) void signIn();
    else if (code === 'End' && onDuty !== null) end(true);
    else if (control && code === 'KeyP' && slip !== null) window.print();
    else if (digit !== undefined) choose(taskOfDigit[Number(digit) - 1]);
    else return false;
    return true;
  });
  return (
    <section className={styles['page']} aria-label={t('title')}>
      <div className={styles['duty']} data-unguarded={onDuty === null}>
        <div role="status">
          <h2>{onDuty === null ? t('noGuard') : t('onDuty', { name: onDuty.name })}</h2>
          <p>
            {onDuty === null ? t('noGuardHint') : t('since', { at: formats.time(onDuty.since) })}
            {me !== null && ` · ${t('sitting', { name: me.name })}`}
          </p>
        </div>
        <div className={styles['actions']}>
          {!isMine && (
            <KeyButton cap="Enter" isMain isOff={isBusy} onPress={() => void signIn()}>
              {onDuty === null ? t('actions.begin') : t('actions.takeOver', { name: onDuty.name })}
            </KeyButton>
          )}
          {onDuty !== null && (
            <KeyButton cap="End" onPress={() => end(true)}>
              {t('actions.end')}
            </KeyButton>
          )}
        </div>
        {failed !== null && <Failure code={failed} />}
      </div>
      <DayBar open={view.open} unguarded={view.unguarded} timeZone={status.timeZone} />
      <div className={styles['columns']}>
        {slip === null ? (
          <p className={styles['empty']}>{t('slip.none')}</p>
        ) : (
          <Slip slip={slip} isHanded={handed !== null} timeZone={status.timeZone} />
        )}
        <div className={styles['column']}>
          <GuardList
            guards={active}
            sitting={sitting}
            onDuty={onDuty?.guard ?? null}
            selected={list.selected}
            onSelect={list.select}
            timeZone={status.timeZone}
          />
          <p className={styles['whom']}>{t('forWhom', { name: whom()?.name ?? '–' })}</p>
          <div className={styles['tasks']} role="group" aria-label={t('tasks.title')}>
            {taskOfDigit.map((kind, index) => {
              const guard = kind === 'change-pin' ? me : whom();
              const isOff = kind !== 'add' && (guard === null || !isPossible(kind, guard, sitting));
              return (
                <KeyButton key={kind} cap={String(index + 1)} isOff={isOff} onPress={() => choose(kind)}>
                  {t(`tasks.${kind}`)}
                </KeyButton>
              );
            })}
          </div>
        </div>
      </div>
      {isEnding && (
        <Dialog
          title={isMine || onDuty === null ? t('end.title') : t('end.ofOther', { name: onDuty.name })}
          action={t('end.confirm')}
          isOff={isBusy}
          failed={failed}
          onConfirm={() => void signOut()}
          onCancel={() => end(false)}
        >
          <p>{t('end.hint')}</p>
        </Dialog>
      )}
      {task !== null && (
        <GuardDialog
          task={task}
          status={status}
          onDone={() => {
            begin(null);
            onChanged();
          }}
        />
      )}
      {slip !== null && task === null && <SlipSheet slip={slip} status={status} />}
    </section>
  );
}

function Failure({ code }: { readonly code: string }): ReactNode {
  const { t } = useTranslation('reasons');
  return (
    <p role="alert" className={styles['failure']}>
      {t(code, { defaultValue: code })} ({code})
    </p>
  );
}

/** Who sits here would lock the panel for everybody, were there no other guard: nobody retires oneself. */
function isPossible(kind: GuardTask['kind'], guard: GuardOnList, sitting: string | null): boolean {
  if (kind === 'retire') return guard.id !== sitting;
  return kind === 'revoke-badge' ? guard.badge !== null : true;
}

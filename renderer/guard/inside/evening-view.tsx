import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PresenceView, StayView } from '../../../preload/contract/presence-view.ts';
import { Dialog } from '../parts/dialog.tsx';
import { KeyButton } from '../parts/key-button.tsx';
import { isEnter, isOnButton, useKeys } from '../parts/use-keys.ts';
import { useListSelection } from '../parts/use-list-selection.ts';
import { useOrders } from '../parts/use-order.ts';
import { useSearch } from '../parts/use-search.ts';
import styles from './inside.module.css';
import { Noted } from './noted.tsx';
import { findStays, SearchLine } from './now-view.tsx';
import { StayList, StayName } from './stay-list.tsx';

interface EveningViewProps {
  readonly presence: PresenceView;
  readonly timeZone: string;
  readonly onClosed: () => void;
}

/**
 * The evening: who was not noted going out. The guard says of each that they are gone or stay over night, or closes
 * the day for all the rest at once. Nobody is taken off before the guard has said so.
 */
export function EveningView({ presence, timeZone, onClosed }: EveningViewProps): ReactNode {
  const { t } = useTranslation('inside');
  const search = useSearch();
  const stays = findStays(presence.stays, search.typed);
  const list = useListSelection(stays.map(({ entry }) => entry));
  const { order, failed } = useOrders();
  const [noted, note] = useState<string | null>(null);
  const [isClosing, close] = useState(false);
  const chosen = stays.find(({ entry }) => entry === list.selected);

  const settle = async ({ entry, name }: StayView, how: 'confirm-gone' | 'keep-overnight') => {
    const place = stays.findIndex((stay) => stay.entry === entry);
    list.select((stays[place + 1] ?? stays[place - 1])?.entry ?? null);
    const done = await order(`presence.${how}`, { entry });
    if (done) note(t(`noted.${how}`, { name: name ?? `#${String(entry)}` }));
  };
  useKeys((key) => {
    if (isClosing) return false;
    if (list.hear(key.code)) return true;
    if (isEnter(key.code) && chosen !== undefined && !isOnButton()) void settle(chosen, 'confirm-gone');
    else if (['Equal', 'NumpadAdd'].includes(key.code) && chosen) void settle(chosen, 'keep-overnight');
    else if (key.code === 'End') close(true);
    else return search.hear(key);
    return true;
  });
  return (
    <>
      <SearchLine search={search} found={stays.length} of={presence.stays.length} />
      {stays.length === 0 ? (
        <p className={styles['empty']}>{search.typed === '' ? t('evening.nobody') : t('notFound')}</p>
      ) : (
        <StayList
          stays={stays}
          selected={list.selected}
          timeZone={timeZone}
          onSelect={list.select}
          label={t('evening.listTitle')}
        />
      )}
      <div className={styles['bar']}>
        <p className={styles['chosen']}>{chosen ? <StayName stay={chosen} /> : t('evening.choose')}</p>
        <KeyButton cap="Enter" isOff={!chosen} onPress={() => chosen && void settle(chosen, 'confirm-gone')}>
          {t('actions.gone')}
        </KeyButton>
        <KeyButton cap="+" isOff={!chosen} onPress={() => chosen && void settle(chosen, 'keep-overnight')}>
          {t('actions.overnight')}
        </KeyButton>
        <KeyButton cap="End" isMain onPress={() => close(true)}>
          {t('actions.closeDay')}
        </KeyButton>
        <Noted text={noted} failed={failed} />
      </div>
      {isClosing && <CloseDayDialog presence={presence} onCancel={() => close(false)} onClosed={onClosed} />}
    </>
  );
}

interface CloseDayDialogProps {
  readonly presence: PresenceView;
  readonly onCancel: () => void;
  readonly onClosed: () => void;
}

function CloseDayDialog({ presence, onCancel, onClosed }: CloseDayDialogProps): ReactNode {
  const { t } = useTranslation('inside');
  const { order, failed, isBusy } = useOrders();
  const staying = sumOf(presence.stays.filter(({ staysOvernight }) => staysOvernight));
  const gone = sumOf(presence.stays.filter(({ staysOvernight }) => !staysOvernight));
  const close = async () => {
    if (await order('presence.close-day', null)) onClosed();
  };
  return (
    <Dialog
      title={t('evening.closeTitle')}
      action={t('evening.closeConfirm')}
      isOff={isBusy}
      failed={failed}
      onConfirm={() => void close()}
      onCancel={onCancel}
    >
      <ul className={styles['closing']}>
        <li>{t('evening.willBeGone', { count: gone })}</li>
        <li>{t('evening.willStay', { count: staying })}</li>
        {presence.anonymous > 0 && <li>{t('evening.anonymousGone', { count: presence.anonymous })}</li>}
      </ul>
      <p>{t('evening.closeHint')}</p>
    </Dialog>
  );
}

function sumOf(stays: readonly StayView[]): number {
  return stays.reduce((sum, { people }) => sum + people, 0);
}

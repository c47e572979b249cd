import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PresenceView } from '../../../preload/contract/presence-view.ts';
import { useFormats } from '../../text/format.ts';
import { KeyButton } from '../parts/key-button.tsx';
import { useKeys } from '../parts/use-keys.ts';
import { useOrders } from '../parts/use-order.ts';
import styles from './inside.module.css';
import { Noted } from './noted.tsx';

const reasons = ['fire-drill', 'goods', 'emergency', 'works', 'other'] as const;

interface OtherDoorsViewProps {
  readonly presence: PresenceView;
  readonly timeZone: string;
}

/** Doors without a station: opened with a reason, closed with one key (S1-01). A digit chooses, as in any menu. */
export function OtherDoorsView({ presence, timeZone }: OtherDoorsViewProps): ReactNode {
  const { t } = useTranslation('inside');
  const formats = useFormats(timeZone);
  const { order, failed } = useOrders();
  const [opening, open] = useState<string | null>(null);
  const standing = new Map(presence.openDoors.map((one) => [one.door, one]));
  const doors = [...new Set([...presence.otherDoors, ...standing.keys()])];
  const named = doors.length === 0 ? [t('doors.unnamed')] : doors;

  const choose = (door: string | undefined) => {
    if (door === undefined) return;
    if (standing.has(door)) void order('presence.other-door', { door, what: 'closed', reason: null });
    else open(door);
  };
  const openFor = (reason: (typeof reasons)[number] | undefined) => {
    if (opening === null || reason === undefined) return;
    void order('presence.other-door', { door: opening, what: 'opened', reason });
    open(null);
  };
  useKeys(({ code }) => {
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
    if (code === 'Escape' && opening !== null) open(null);
    else if (digit === undefined) return false;
    else if (opening === null) choose(named[Number(digit) - 1]);
    else openFor(reasons[Number(digit) - 1]);
    return true;
  });
  return (
    <div className={styles['doors']}>
      <p>{t('doors.hint')}</p>
      {opening === null ? (
        <ul>
          {named.map((door, index) => {
            const since = standing.get(door);
            return (
              <li key={door} data-open={since !== undefined}>
                <p>
                  <b>{door}</b>
                  {since === undefined
                    ? t('doors.closed')
                    : t('doors.open', {
                        since: formats.time(since.since),
                        reason: t(`doors.reasons.${reasonOf(since.reason)}`),
                      })}
                </p>
                <KeyButton cap={String(index + 1)} isMain={since !== undefined} onPress={() => choose(door)}>
                  {since === undefined ? t('doors.toOpen') : t('doors.toClose')}
                </KeyButton>
              </li>
            );
          })}
        </ul>
      ) : (
        <div role="group" aria-label={t('doors.why', { door: opening })}>
          <h3>{t('doors.why', { door: opening })}</h3>
          <div className={styles['reasons']}>
            {reasons.map((reason, index) => (
              <KeyButton key={reason} cap={String(index + 1)} onPress={() => openFor(reason)}>
                {t(`doors.reasons.${reason}`)}
              </KeyButton>
            ))}
            <KeyButton cap="Esc" onPress={() => open(null)}>
              {t('dialog.cancel')}
            </KeyButton>
          </div>
        </div>
      )}
      <Noted text={null} failed={failed} />
    </div>
  );
}

function reasonOf(text: string | null): (typeof reasons)[number] {
  return reasons.find((one) => one === text) ?? 'other';
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DoorStatus } from '../../preload/contract/screen-state.ts';
import { useFormats } from '../text/format.ts';
import styles from './people-count.module.css';

/** How many are inside, of how many; where exits are not counted, how many were let in today. */
export function PeopleCount({ status }: { readonly status: DoorStatus }): ReactNode {
  const { t } = useTranslation('door');
  const formats = useFormats(status.timeZone);
  const { inside, capacity } = status.house;
  const count = inside ?? status.enteredToday;
  const words =
    inside === null
      ? t('ready.enteredToday', { count })
      : capacity === null
        ? t('ready.inside', { count })
        : t('ready.insideOf', { count: capacity, capacity: formats.number(capacity) });
  return (
    <p className={styles['count']}>
      <strong>{formats.number(count)}</strong>
      <span>{words}</span>
    </p>
  );
}

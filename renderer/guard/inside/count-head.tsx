import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PresenceView } from '../../../preload/contract/presence-view.ts';
import styles from './inside.module.css';
import { useClassWord } from './words.ts';

/** How many are inside, of which class, and what the count is not sure of, in plain words. */
export function CountHead({ presence }: { readonly presence: PresenceView }): ReactNode {
  const { t } = useTranslation('inside');
  const classWord = useClassWord();
  const { inside, capacity, entered, left, perClass, anonymous, unexplainedTouches } = presence;
  return (
    <div className={styles['count']}>
      <p className={styles['figure']} role="status">
        <b>{inside}</b> {capacity === null ? t('inside') : t('insideOf', { capacity })}
      </p>
      <ul className={styles['classes']}>
        {perClass
          .filter((one) => one.inside > 0 || one.capacity !== null)
          .map((one) => (
            <li key={one.personClass}>
              {classWord(one.personClass)} <b>{one.inside}</b>
              {one.capacity !== null && ` ${t('of', { capacity: one.capacity })}`}
            </li>
          ))}
        <li>
          {t('entered')} <b>{entered}</b>
        </li>
        <li>
          {t('left')} <b>{left}</b>
        </li>
      </ul>
      <p className={styles['unsure']}>
        {anonymous > 0 && <span>{t('anonymous', { count: anonymous })}</span>}{' '}
        {unexplainedTouches > 0 && <span>{t('touches', { count: unexplainedTouches })}</span>}
      </p>
    </div>
  );
}

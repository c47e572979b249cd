import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuardOnList } from '../../../preload/contract/shift-view.ts';
import { useFormats } from '../../text/format.ts';
import { lineId } from '../parts/use-list-selection.ts';
import styles from './shift.module.css';

interface GuardListProps {
  readonly guards: readonly GuardOnList[];
  readonly sitting: string | null;
  readonly onDuty: string | null;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly timeZone: string;
}

/** Those who stand guard here, and by what each opens the panel. */
export function GuardList(props: GuardListProps): ReactNode {
  const { guards, sitting, onDuty, selected, onSelect, timeZone } = props;
  const { t } = useTranslation('shift');
  const formats = useFormats(timeZone);
  return (
    <div className={styles['guards']}>
      <h3>{t('guards')}</h3>
      <div
        role="listbox"
        tabIndex={0}
        aria-label={t('guards')}
        aria-activedescendant={selected === null ? undefined : lineId(selected)}
      >
        {guards.map(({ id, name, hasPin, badge }) => (
          <div
            key={id}
            id={lineId(id)}
            role="option"
            aria-selected={id === selected}
            className={styles['guard']}
            onClick={() => onSelect(id)}
          >
            <b>{name}</b>
            <span className={styles['marks']}>
              {id === onDuty && <i>{t('marks.onDuty')}</i>}
              {id === sitting && <i>{t('marks.sitting')}</i>}
            </span>
            <span className={styles['keys']}>
              {hasPin ? t('marks.pin') : t('marks.noPin')} ·{' '}
              {badge === null
                ? t('marks.noBadge')
                : t('marks.badge', { until: formats.shortDate(badge.expiresAt) })}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

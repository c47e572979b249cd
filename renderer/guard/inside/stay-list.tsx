import { memo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StayView } from '../../../preload/contract/presence-view.ts';
import { useFormats } from '../../text/format.ts';
import { inChunks } from '../parts/in-chunks.ts';
import { lineId } from '../parts/use-list-selection.ts';
import styles from './inside.module.css';
import { useClassWord, useDuration, useMinute } from './words.ts';

interface StayListProps {
  readonly stays: readonly StayView[];
  readonly selected: number | null;
  readonly timeZone: string;
  readonly onSelect: (entry: number) => void;
  readonly label: string;
}

/** Everybody inside, a line each. The browser lays out those near the screen and no others. */
export function StayList({ stays, selected, timeZone, onSelect, label }: StayListProps): ReactNode {
  const formats = useFormats(timeZone);
  const duration = useDuration();
  const classWord = useClassWord();
  const now = useMinute();
  return (
    <div
      className={styles['list']}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={selected === null ? undefined : lineId(selected)}
    >
      {inChunks(stays).map((chunk, place) => (
        <div key={place} role="presentation" className={styles['chunk']}>
          {chunk.map((stay) => (
            <StayLine
              key={stay.entry}
              stay={stay}
              isSelected={stay.entry === selected}
              since={formats.time(stay.since)}
              long={duration(stay.since, now)}
              classWord={classWord(stay.personClass)}
              onSelect={onSelect}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface StayLineProps {
  readonly stay: StayView;
  readonly isSelected: boolean;
  readonly since: string;
  readonly long: string;
  readonly classWord: string;
  readonly onSelect: (entry: number) => void;
}

const StayLine = memo(function StayLine(props: StayLineProps): ReactNode {
  const { stay, isSelected, since, long, classWord, onSelect } = props;
  const { entry, unit, point, isOverstay } = stay;
  return (
    <div
      id={lineId(entry)}
      role="option"
      aria-selected={isSelected}
      className={styles['line']}
      data-overstay={isOverstay}
      onClick={() => onSelect(entry)}
    >
      <span className={styles['who']}>
        <StayName stay={stay} />
        <StayMarks stay={stay} />
      </span>
      <span className={styles['unit']}>{unit ?? classWord}</span>
      <span className={styles['since']}>
        <b>{since}</b> {long}
      </span>
      <span className={styles['point']}>{point}</span>
    </div>
  );
});

/** The name, or that nobody knows it, with the number of the entry to tell one from another. */
export function StayName({ stay }: { readonly stay: StayView }): ReactNode {
  const { t } = useTranslation('inside');
  if (stay.name !== null) return <b>{stay.name}</b>;
  return <i>{t('unknown', { entry: stay.entry })}</i>;
}

/** What the guard should know of a stay, in words: no mark is told by a shade alone. */
function StayMarks({ stay }: { readonly stay: StayView }): ReactNode {
  const { t } = useTranslation('inside');
  const { people, goesWith, isOnUsedCode, isOverstay, staysOvernight } = stay;
  const marks = [
    isOverstay && t('marks.overstay'),
    isOnUsedCode && t('marks.usedCode'),
    staysOvernight && t('marks.overnight'),
    people > 1 && t('marks.people', { count: people }),
    goesWith !== null && t('marks.child'),
  ].filter((mark) => mark !== false);
  return marks.map((mark) => (
    <span key={mark} className={styles['mark']}>
      {mark}
    </span>
  ));
}

import { memo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RollCallLine, RollCallView } from '../../../preload/contract/presence-view.ts';
import { useFormats } from '../../text/format.ts';
import { inChunks } from '../parts/in-chunks.ts';
import { lineId } from '../parts/use-list-selection.ts';
import styles from './roll-call.module.css';

interface RollCallListProps {
  readonly units: NonNullable<RollCallView>['units'];
  readonly selected: number | null;
  readonly timeZone: string;
  readonly onTouch: (line: RollCallLine) => void;
  readonly isEverybodyFound: boolean;
}

/** The list by unit, everybody a large line with a box to tick. */
export function RollCallList(props: RollCallListProps): ReactNode {
  const { units, selected, timeZone, onTouch, isEverybodyFound } = props;
  const { t } = useTranslation('roll-call');
  if (units.length === 0) {
    return <p className={styles['empty']}>{isEverybodyFound ? t('everybodyFound') : t('nobody')}</p>;
  }
  return (
    <div
      className={styles['list']}
      role="listbox"
      tabIndex={0}
      aria-label={t('listTitle')}
      aria-multiselectable="true"
      aria-activedescendant={selected === null ? undefined : lineId(selected)}
    >
      {units.map(({ unit, people }) => (
        <Unit
          key={unit ?? ''}
          name={unit ?? t('noUnit')}
          people={people}
          selected={people.some(({ entry }) => entry === selected) ? selected : null}
          timeZone={timeZone}
          onTouch={onTouch}
        />
      ))}
    </div>
  );
}

interface UnitProps {
  readonly name: string;
  readonly people: readonly RollCallLine[];
  readonly selected: number | null;
  readonly timeZone: string;
  readonly onTouch: (line: RollCallLine) => void;
}

function Unit({ name, people, selected, timeZone, onTouch }: UnitProps): ReactNode {
  const { t } = useTranslation('roll-call');
  const formats = useFormats(timeZone);
  const missing = people.reduce((sum, one) => sum + (one.state === 'missing' ? one.people : 0), 0);
  return (
    <div role="group" aria-label={name}>
      <p className={styles['unit']} role="presentation">
        <b>{name}</b> <span>{t('unitMissing', { count: missing })}</span>
      </p>
      {inChunks(people).map((chunk, place) => (
        <div key={place} role="presentation" className={styles['chunk']}>
          {chunk.map((line) => (
            <Line
              key={line.entry}
              line={line}
              isSelected={line.entry === selected}
              since={formats.time(line.since)}
              onTouch={onTouch}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface LineProps {
  readonly line: RollCallLine;
  readonly isSelected: boolean;
  readonly since: string;
  readonly onTouch: (line: RollCallLine) => void;
}

const Line = memo(
  function Line({ line, isSelected, since, onTouch }: LineProps): ReactNode {
    const { t } = useTranslation('roll-call');
    const { entry, name, people, point, state } = line;
    return (
      <div
        id={lineId(entry)}
        role="option"
        aria-selected={state !== 'missing'}
        className={styles['line']}
        data-state={state}
        data-chosen={isSelected}
        onClick={() => onTouch(line)}
      >
        <span className={styles['box']} aria-hidden="true">
          {state === 'safe' ? '✓' : state === 'left' ? '→' : ''}
        </span>
        <span className={styles['name']}>
          {name ?? <i>{t('unknown', { entry })}</i>}
          {people > 1 && <small>{t('people', { count: people })}</small>}
        </span>
        <span className={styles['where']}>
          {since} · {point}
        </span>
        <span className={styles['state']}>{t(`states.${state}`)}</span>
      </div>
    );
  },
  (one, other) =>
    one.isSelected === other.isSelected && one.since === other.since && isAlike(one.line, other.line),
);

/** A reply draws the lines anew that have changed, and no others of two thousand. */
function isAlike(one: RollCallLine, other: RollCallLine): boolean {
  return (
    one.entry === other.entry &&
    one.state === other.state &&
    one.name === other.name &&
    one.people === other.people &&
    one.point === other.point
  );
}

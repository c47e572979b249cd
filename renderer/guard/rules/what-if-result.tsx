import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyView } from '../../../preload/contract/policy-view.ts';
import { useFormats } from '../../text/format.ts';
import { useLanguage } from '../../text/language.ts';
import styles from './rules.module.css';
import type { WhatIfRun } from './use-what-if.ts';
import { chartColours, sumOf, sumsBy } from './what-if-sums.ts';
import type { BeforeAndAfter } from './what-if-sums.ts';
import own from './what-if.module.css';

interface WhatIfResultProps {
  readonly run: WhatIfRun;
  readonly view: PolicyView;
  readonly timeZone: string;
}

/** Units beyond these are a touch away: the ones that change most stand first. */
const unitsAtFirst = 6;

/** The difference in one sentence, as bars, and as the numbers behind them. */
export function WhatIfResult({ run, view, timeZone }: WhatIfResultProps): ReactNode {
  const { t } = useTranslation('what-if');
  const language = useLanguage();
  const formats = useFormats(timeZone);
  const [isLong, setLong] = useState(false);
  if (run.rows === 0) return <p className={styles['card']}>{t('nobody')}</p>;
  const all = sumOf(t('everybodyRow'), run.changes);
  const titleOf = (id: string) => view.classes.find((one) => one.id === id)?.title[language] ?? id;
  const classes = sumsBy(run.changes, ({ personClass }) => titleOf(personClass));
  const units = sumsBy(run.changes, ({ unit }) => unit ?? t('noUnit'));
  const percent = formats.number(Math.round((1000 * all.changed) / all.people) / 10);
  const rows = formats.number(all.people);
  return (
    <section className={styles['card']} data-testid="what-if-result">
      <h2 className={styles['title']}>
        {all.changed === 0 ? t('same', { rows }) : t('headline', { percent, rows })}
      </h2>
      <Key />
      <Rows caption={t('byClass')} rows={[all, ...classes]} timeZone={timeZone} />
      <Rows caption={t('byUnit')} rows={isLong ? units : units.slice(0, unitsAtFirst)} timeZone={timeZone} />
      {units.length > unitsAtFirst && (
        <div className={styles['actions']}>
          <button type="button" className={styles['button']} onClick={() => setLong(!isLong)}>
            {isLong ? t('fewerUnits') : t('moreUnits', { count: units.length })}
          </button>
        </div>
      )}
    </section>
  );
}

function Key(): ReactNode {
  const { t } = useTranslation('what-if');
  return (
    <ul className={own['key']} aria-hidden="true">
      {chartColours.map((colour) => (
        <li key={colour}>
          <i className={own['part']} data-colour={colour} />
          {t(`colour.${colour}`)}
        </li>
      ))}
    </ul>
  );
}

interface RowsProps {
  readonly caption: string;
  readonly rows: readonly BeforeAndAfter[];
  readonly timeZone: string;
}

/** Two bars for each, and the numbers in a table, which is all that a screen reader needs. */
function Rows({ caption, rows, timeZone }: RowsProps): ReactNode {
  const { t } = useTranslation('what-if');
  const formats = useFormats(timeZone);
  return (
    <table className={own['table']}>
      <caption className={styles['caption']}>
        {caption}
        <span className="visually-hidden"> {t('table')}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('who')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('when')}</span>
          </th>
          <th aria-hidden="true" className={own['bars']} />
          {chartColours.map((colour) => (
            <th key={colour} scope="col">
              {t(`colour.${colour}`)}
            </th>
          ))}
        </tr>
      </thead>
      {rows.map((row) => (
        <tbody key={row.of}>
          {(['before', 'after'] as const).map((side) => (
            <tr key={side} data-side={side}>
              {side === 'before' && (
                <th scope="rowgroup" rowSpan={2}>
                  {row.of}
                  <br />
                  <span className={styles['soft']}>
                    {formats.number(row.changed)} {t('changed')}
                  </span>
                </th>
              )}
              <th scope="row" className={styles['soft']}>
                {t(side)}
              </th>
              <td aria-hidden="true" className={own['bars']}>
                <Bar counts={row[side]} people={row.people} />
              </td>
              {chartColours.map((colour) => (
                <td key={colour} data-differs={side === 'after' && row.after[colour] !== row.before[colour]}>
                  {formats.number(row[side][colour])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Bar({
  counts,
  people,
}: {
  readonly counts: BeforeAndAfter['before'];
  readonly people: number;
}): ReactNode {
  return (
    <div className={own['stack']}>
      {chartColours
        .filter((colour) => counts[colour] > 0)
        .map((colour) => (
          <div
            key={colour}
            className={own['part']}
            data-colour={colour}
            style={{ flexGrow: counts[colour] / people }}
          />
        ))}
    </div>
  );
}

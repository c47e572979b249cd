import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuardRow } from '../../preload/contract/guard-panel.ts';
import { useFormats } from '../text/format.ts';
import { useMethodWords } from './method-words.ts';
import { OutcomeSign } from './outcome-sign.tsx';
import { useReasonSentence } from './reason-list.tsx';
import styles from './recent-rows.module.css';

interface RecentRowsProps {
  readonly rows: readonly GuardRow[];
  readonly timeZone: string;
}

/** The last ten people: time, sign, reason, method, and who decided. */
export function RecentRows({ rows, timeZone }: RecentRowsProps): ReactNode {
  const { t } = useTranslation('guard');
  return (
    <section className={styles['recent']}>
      <h2 className={styles['title']}>{t('recent')}</h2>
      {rows.length === 0 && <p className={styles['none']}>{t('none')}</p>}
      {rows.length > 0 && (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('time')}</th>
              <th scope="col">{t('sign')}</th>
              <th scope="col">{t('reason')}</th>
              <th scope="col">{t('method')}</th>
              <th scope="col">{t('decision')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <RecentRow key={row.sequence} row={row} timeZone={timeZone} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function RecentRow({ row, timeZone }: { readonly row: GuardRow; readonly timeZone: string }): ReactNode {
  const { t } = useTranslation('guard');
  const formats = useFormats(timeZone);
  const methodInWords = useMethodWords();
  const sentenceOf = useReasonSentence();
  return (
    <tr>
      <td>{formats.time(row.at)}</td>
      <td>
        <OutcomeSign row={row} />
      </td>
      <td className={styles['reason']}>{row.reasons.map(sentenceOf).join(' ')}</td>
      <td>{methodInWords(row.method)}</td>
      <td data-undecided={row.decision === null}>{t(`decided.${row.decision ?? 'undecided'}`)}</td>
    </tr>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScannerReport } from '../../../preload/contract/scanner-report.ts';
import { useFormats } from '../../text/format.ts';
import { useMethodWords } from '../method-words.ts';
import styles from './scanners-page.module.css';

interface ArrivalListProps {
  readonly reports: readonly ScannerReport[];
  readonly timeZone: string;
}

/** The last arrivals as rows: time, way, length, gaps, what ended them. */
export function ArrivalList({ reports, timeZone }: ArrivalListProps): ReactNode {
  const { t } = useTranslation('scanners');
  return (
    <section className={styles['card']}>
      <h3 className={styles['caption']}>{t('arrivals')}</h3>
      {reports.length === 0 && <p>{t('none')}</p>}
      <table className={styles['arrivals']}>
        <tbody>
          {reports.map((report) => (
            <ArrivalRow key={`${report.at} ${report.length}`} report={report} timeZone={timeZone} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ArrivalRow({ report, timeZone }: { readonly report: ScannerReport; readonly timeZone: string }) {
  const { t } = useTranslation('scanners');
  const formats = useFormats(timeZone);
  const methodInWords = useMethodWords();
  const { at, method, length, rhythm, rejection, test } = report;
  return (
    <tr>
      <td>{formats.time(at)}</td>
      <td>{methodInWords(method)}</td>
      <td className={styles['number']}>{length}</td>
      <td className={styles['number']}>{rhythm === null ? '–' : `${rhythm.middleGapMs.toFixed(1)} ms`}</td>
      <td>{rhythm === null ? '–' : t(`terminators.${rhythm.terminator}`)}</td>
      <td>{rejection ?? (test === null ? '' : t(`codes.${test.id}`))}</td>
    </tr>
  );
}

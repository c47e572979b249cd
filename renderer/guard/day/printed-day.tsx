import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { DayReport } from '../../../preload/contract/day-view.ts';
import type { PageProps } from '../panel-pages.ts';
import { useFormats } from '../../text/format.ts';
import { ClassesOfDay, ExceptionsOfDay, VisitsOfDay } from './day-tables.tsx';
import styles from './printed-day.module.css';
import { Signals } from './signals.tsx';
import { VaccinatedShares } from './vaccinated-shares.tsx';

/** The report as one page A4 like a letter of the office, seen by the printer only. It names nobody but the guard. */
export function PrintedDay({
  report,
  panel,
  status,
}: Pick<PageProps, 'panel' | 'status'> & { readonly report: DayReport }): ReactNode {
  const { t } = useTranslation('day');
  const { timeZone, place, point } = status;
  const formats = useFormats(timeZone);
  return createPortal(
    <article className={styles['page']} aria-hidden="true">
      <header>
        <p className={styles['place']}>{place}</p>
        <h1>{t('paper.office')}</h1>
        <p>
          {point} · {t('asOf', { day: formats.day(report.until), time: formats.time(report.until) })}
        </p>
        {panel.legalBasis.length > 0 && (
          <p className={styles['basis']}>
            {t('paper.basis')}: {panel.legalBasis.join(' · ')}
          </p>
        )}
      </header>
      <p className={styles['figures']}>
        {(['entered', 'left', 'inside'] as const).map((name) => (
          <span key={name}>
            {t(name)} <b>{formats.number(report[name])}</b>
          </span>
        ))}
      </p>
      <Signals signals={report.signals} timeZone={timeZone} />
      <div className={styles['columns']}>
        <VaccinatedShares passed={report.passed} roster={report.roster} timeZone={timeZone} />
        <ClassesOfDay classes={report.classes} timeZone={timeZone} />
        <ExceptionsOfDay exceptions={report.exceptions} timeZone={timeZone} />
        <VisitsOfDay report={report} timeZone={timeZone} />
      </div>
      <footer>
        <div>
          <p>{t('paper.head')}</p>
          <p className={styles['code']}>{report.head.code}</p>
          <p>{t('paper.headNote', { sequence: report.head.sequence })}</p>
        </div>
        <div className={styles['sign']}>
          <p>{t('paper.sign')}</p>
          <p className={styles['line']}>{panel.onDuty?.name}</p>
          <p>{t('paper.signed')}</p>
        </div>
      </footer>
    </article>,
    document.body,
  );
}

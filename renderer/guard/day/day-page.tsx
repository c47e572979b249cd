import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../door/use-now.ts';
import { useFormats } from '../../text/format.ts';
import type { PageProps } from '../panel-pages.ts';
import { AskedPage } from '../rules/asked-page.tsx';
import styles from '../rules/rules.module.css';
import { useReply } from '../use-reply.ts';
import { ClassesOfDay, ExceptionsOfDay, VisitsOfDay } from './day-tables.tsx';
import { NeverScanned } from './never-scanned.tsx';
import { PrintedDay } from './printed-day.tsx';
import { Signals } from './signals.tsx';
import { VaccinatedShares } from './vaccinated-shares.tsx';
import own from './day.module.css';

/** A report is about a day: counting it again at every scan would keep people waiting for nothing. */
const askAgainMs = 30_000;

/** How the day goes: signals, shares, who came in, what happened, who was never here. Prints as one page A4. */
export function DayPage({ panel, status }: PageProps): ReactNode {
  const { t } = useTranslation('day');
  const { timeZone } = status;
  const formats = useFormats(timeZone);
  const now = useNow();
  const asked = useReply('day.read', null, Math.floor(now / askAgainMs));
  return (
    <AskedPage asked={asked}>
      {(report) => (
        <div className={styles['column']}>
          <header className={own['head']}>
            <div>
              <h2 className={styles['title']}>{t('title')}</h2>
              <p className={styles['soft']}>
                {t('asOf', { day: formats.day(report.until), time: formats.time(report.until) })}
              </p>
            </div>
            <dl className={own['figures']}>
              {(['entered', 'left', 'inside'] as const).map((name) => (
                <div key={name}>
                  <dt>{t(name)}</dt>
                  <dd>{formats.number(report[name])}</dd>
                </div>
              ))}
            </dl>
            <button type="button" className={styles['strong']} onClick={() => window.print()}>
              {t('print')}
            </button>
          </header>
          <Signals signals={report.signals} timeZone={timeZone} />
          <div className={styles['columns']}>
            <div className={styles['column']}>
              <VaccinatedShares passed={report.passed} roster={report.roster} timeZone={timeZone} />
              <ClassesOfDay classes={report.classes} timeZone={timeZone} />
            </div>
            <div className={styles['column']}>
              <ExceptionsOfDay exceptions={report.exceptions} timeZone={timeZone} />
              <VisitsOfDay report={report} timeZone={timeZone} />
              <NeverScanned timeZone={timeZone} />
            </div>
          </div>
          <PrintedDay report={report} panel={panel} status={status} />
        </div>
      )}
    </AskedPage>
  );
}

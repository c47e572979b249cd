import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayReport } from '../../../preload/contract/day-view.ts';
import { useFormats } from '../../text/format.ts';
import { useLanguage } from '../../text/language.ts';
import styles from '../rules/rules.module.css';
import own from './day.module.css';

interface ClassesProps {
  readonly classes: DayReport['classes'];
  readonly timeZone: string;
}

const columns = ['entered', 'green', 'yellow', 'red', 'black'] as const;

/** Who came in, and how they were judged, by class. */
export function ClassesOfDay({ classes, timeZone }: ClassesProps): ReactNode {
  const { t } = useTranslation('day');
  const language = useLanguage();
  const formats = useFormats(timeZone);
  return (
    <section className={styles['card']}>
      <h3 className={styles['caption']}>{t('classes.title')}</h3>
      <table className={`${styles['table'] ?? ''} ${own['numbers'] ?? ''}`}>
        <thead>
          <tr>
            <th scope="col">{t('classes.class')}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`classes.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map((one) => (
            <tr key={one.personClass}>
              <th scope="row">{one.title?.[language] ?? one.personClass}</th>
              {columns.map((column) => (
                <td key={column}>{formats.number(one[column])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface ExceptionsProps {
  readonly exceptions: DayReport['exceptions'];
  readonly timeZone: string;
}

/** What guards noted today. */
export function ExceptionsOfDay({ exceptions, timeZone }: ExceptionsProps): ReactNode {
  const { t } = useTranslation('day');
  const formats = useFormats(timeZone);
  const words: Readonly<Record<string, string>> = t('exceptions', { returnObjects: true });
  return (
    <section className={styles['card']}>
      <h3 className={styles['caption']}>{t('exceptions.title')}</h3>
      {exceptions.length === 0 && <p>{t('exceptions.none')}</p>}
      <ul className={own['lines']}>
        {exceptions.map(({ at, what, people }, index) => (
          <li key={`${String(at)} ${String(index)}`}>
            <b>{formats.time(at)}</b>
            <span>{words[what] ?? what}</span>
            {people > 1 && (
              <span className={styles['soft']}>{t('exceptions.people', { count: people })}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What visitors answered: for what they came, and to whom. */
export function VisitsOfDay({
  report: { purposes, hosts },
  timeZone,
}: {
  readonly report: Pick<DayReport, 'purposes' | 'hosts'>;
  readonly timeZone: string;
}): ReactNode {
  const { t } = useTranslation('day');
  const language = useLanguage();
  const asked = purposes.map(({ title, answer, visitors }) => ({
    answer: title?.[language] ?? answer,
    visitors,
  }));
  return (
    <section className={styles['card']}>
      <h3 className={styles['caption']}>{t('visits.title')}</h3>
      {asked.length + hosts.length === 0 && <p>{t('visits.none')}</p>}
      <Answers answers={asked} timeZone={timeZone} />
      {hosts.length > 0 && <h3 className={styles['caption']}>{t('visits.hosts')}</h3>}
      <Answers answers={hosts} timeZone={timeZone} />
    </section>
  );
}

interface AnswersProps {
  readonly answers: DayReport['hosts'];
  readonly timeZone: string;
}

function Answers({ answers, timeZone }: AnswersProps): ReactNode {
  const formats = useFormats(timeZone);
  return (
    <ul className={own['answers']}>
      {answers.map(({ answer, visitors }) => (
        <li key={answer}>
          <span>{answer}</span>
          <b>{formats.number(visitors)}</b>
        </li>
      ))}
    </ul>
  );
}

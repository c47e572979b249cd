import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuardPanel } from '../../preload/contract/guard-panel.ts';
import { Silhouette } from '../design/silhouettes.tsx';
import { useFormats } from '../text/format.ts';
import { useFactWords } from './fact-words.ts';
import { useMethodWords } from './method-words.ts';
import styles from './person-now.module.css';
import { ReasonList } from './reason-list.tsx';

type GuardSubject = NonNullable<GuardPanel['now']>;

interface PersonNowProps {
  readonly subject: GuardSubject | null;
  readonly timeZone: string;
}

interface PersonProps {
  readonly subject: GuardSubject;
  readonly timeZone: string;
}

/** The person at the door: sign, what to do, why, and the lines to compare with an identity card. */
export function PersonNow({ subject, timeZone }: PersonNowProps): ReactNode {
  const { t } = useTranslation('guard');
  return (
    <section className={styles['now']} aria-label={t('now')}>
      {subject ? (
        <Person subject={subject} timeZone={timeZone} />
      ) : (
        <p className={styles['nobody']}>{t('nobody')}</p>
      )}
    </section>
  );
}

function Person({ subject, timeZone }: PersonProps): ReactNode {
  const { t } = useTranslation('guard');
  const formats = useFormats(timeZone);
  const methodInWords = useMethodWords();
  const { row } = subject;
  return (
    <>
      <div className={styles['verdict']} data-shown={row.shown} aria-live="polite">
        <Silhouette sign={row.shown} />
        <div>
          <h2 className={styles['outcome']}>{t(`outcome.${row.outcome}`)}</h2>
          <p className={styles['todo']}>{t(`todo.${row.outcome}`)}</p>
          <p className={styles['soft']}>
            {formats.time(row.at)} · {methodInWords(row.method)} ·{' '}
            {t(`decided.${row.decision ?? 'undecided'}`)}
          </p>
        </div>
      </div>
      <div className={styles['details']}>
        <Identity subject={subject} timeZone={timeZone} />
        <div>
          <h3 className={styles['caption']}>{t('reasons')}</h3>
          <ReasonList codes={row.reasons} />
          <InsideAlready subject={subject} timeZone={timeZone} />
          <Remaining subject={subject} />
          <Facts subject={subject} />
        </div>
      </div>
      <Earlier subject={subject} timeZone={timeZone} />
    </>
  );
}

function Identity({ subject, timeZone }: PersonProps): ReactNode {
  const { t } = useTranslation('guard');
  const formats = useFormats(timeZone);
  const { name, birthDate, issuer, format, rule, policy, number, clues, unit, personClass } = subject;
  return (
    <div>
      <h3 className={styles['caption']}>{t('compare')}</h3>
      <p className={styles['name']}>{name ?? t('unknown')}</p>
      <p className={styles['birth']}>{birthDate === null ? t('unknown') : formats.date(birthDate)}</p>
      {number !== null && <p className={styles['number']}>{inGroups(number)}</p>}
      {clues.length > 0 && <ReasonList codes={clues} />}
      <dl className={styles['lines']}>
        <dt>{t('format')}</dt>
        <dd>{format === null ? t('unknown') : formatInWords(format, t)}</dd>
        <dt>{t('issuer')}</dt>
        <dd>{issuer ?? t('unknown')}</dd>
        {personClass !== null && (
          <>
            <dt>{t('personClass')}</dt>
            <dd>{[classInWords(personClass, t), unit].filter(Boolean).join(' · ')}</dd>
          </>
        )}
        <dt>{t('rule')}</dt>
        <dd>
          {policy}
          {rule !== null && ` · ${rule}`}
        </dd>
      </dl>
    </div>
  );
}

/** Somebody is inside on this code: what that may mean, and since when. */
function InsideAlready({ subject, timeZone }: PersonProps): ReactNode {
  const { t } = useTranslation('guard');
  const formats = useFormats(timeZone);
  const { inside } = subject;
  if (inside === null) return null;
  const where = { since: formats.time(inside.since), point: inside.point };
  return (
    <p className={styles['inside']} data-finding={inside.finding}>
      {t(`insideAlready.${inside.finding}`, where)}
    </p>
  );
}

function Remaining({ subject }: { readonly subject: GuardSubject }): ReactNode {
  const { t } = useTranslation('guard');
  const { remaining } = subject;
  if (remaining === null || remaining.amount < 0) return null;
  const words =
    remaining.unit === 'days'
      ? t('remaining.days', { count: remaining.amount })
      : t('remaining.hours', { count: Math.floor(remaining.amount / 60) });
  return <p className={styles['remaining']}>{words}</p>;
}

/** The same person's passages of today: who comes a third time is known. */
function Earlier({ subject, timeZone }: PersonProps): ReactNode {
  const { t } = useTranslation('guard');
  const formats = useFormats(timeZone);
  if (subject.earlier.length === 0) return null;
  return (
    <p className={styles['earlier']}>
      {t('earlier')}{' '}
      {subject.earlier.map(({ at, direction, decision }) => (
        <span key={at}>
          {formats.time(at)} {t(direction === 'out' ? 'wentOut' : `cameIn.${decision ?? 'undecided'}`)}
        </span>
      ))}
    </p>
  );
}

/** Four digits at a time, as one reads them aloud from a card. */
function inGroups(number: string): string {
  return /^\d{9,}$/.test(number) ? number.replace(/\d{4}(?=\d)/g, '$& ') : number;
}

function classInWords(personClass: string, t: Translate): string {
  const classes: Readonly<Record<string, string>> = t('classes', { returnObjects: true });
  return classes[personClass] ?? personClass;
}

function Facts({ subject }: { readonly subject: GuardSubject }): ReactNode {
  const inWords = useFactWords();
  return (
    <dl className={styles['facts']}>
      {subject.facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{inWords.label(label)}</dt>
          <dd>{inWords.value(label, value)}</dd>
        </div>
      ))}
    </dl>
  );
}

type Translate = ReturnType<typeof useTranslation<'guard'>>['t'];

function formatInWords(format: string, t: Translate): string {
  const formats: Readonly<Record<string, string>> = t('formats', { returnObjects: true });
  return formats[format] ?? format;
}

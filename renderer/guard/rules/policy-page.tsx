import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyView } from '../../../preload/contract/policy-view.ts';
import { useFormats } from '../../text/format.ts';
import { useLanguage } from '../../text/language.ts';
import type { PageProps } from '../panel-pages.ts';
import { useReply } from '../use-reply.ts';
import { ArmingCard } from './arming-card.tsx';
import { AskedPage } from './asked-page.tsx';
import { ReadinessList } from './readiness-list.tsx';
import styles from './rules.module.css';

/** The rules in force, whom they bind, and the switch that makes them bind. */
export function PolicyPage({ panel, status }: PageProps): ReactNode {
  const asked = useReply('policy.read', null, panel);
  const { t } = useTranslation('rules');
  const { timeZone, practice } = status;
  return (
    <AskedPage asked={asked}>
      {(view) =>
        view.policy === null ? (
          <p className={styles['card']}>{t('noPolicy')}</p>
        ) : (
          <div className={styles['columns']}>
            <div className={styles['column']}>
              <ArmingCard view={view} timeZone={timeZone} isPractice={practice} onChanged={asked.askAgain} />
              <ReadinessList items={view.readiness} onChanged={asked.askAgain} />
            </div>
            <div className={styles['column']}>
              <PolicyCard policy={view.policy} timeZone={timeZone} />
              <ClassTable classes={view.classes} timeZone={timeZone} />
            </div>
          </div>
        )
      }
    </AskedPage>
  );
}

interface PolicyCardProps {
  readonly policy: NonNullable<PolicyView['policy']>;
  readonly timeZone: string;
}

function PolicyCard({ policy, timeZone }: PolicyCardProps): ReactNode {
  const { t } = useTranslation('rules');
  const language = useLanguage();
  const formats = useFormats(timeZone);
  const from = formats.date(policy.validFrom);
  return (
    <article className={styles['card']}>
      <h2 className={styles['title']}>{policy.title[language]}</h2>
      <p className={styles['soft']}>
        {t('version', { version: policy.version })} ·{' '}
        {policy.validUntil === null
          ? t('validFrom', { from })
          : t('validSpan', { from, until: formats.date(policy.validUntil) })}
      </p>
      <h3 className={styles['caption']}>{t('legalBasis')}</h3>
      <ul className={styles['lines']}>
        {policy.legalBasis.map(({ number, date, text }) => (
          <li key={number}>
            <b>{number}</b>
            {date !== null && <span className={styles['soft']}> · {formats.date(date)}</span>}
            <br />
            {text[language]}
          </li>
        ))}
      </ul>
      {policy.notes[language].length > 0 && <Notes lines={policy.notes[language]} />}
    </article>
  );
}

function Notes({ lines }: { readonly lines: readonly string[] }): ReactNode {
  const { t } = useTranslation('rules');
  return (
    <>
      <h3 className={styles['caption']}>{t('notes')}</h3>
      <ul className={styles['notes']}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

interface ClassTableProps {
  readonly classes: PolicyView['classes'];
  readonly timeZone: string;
}

/** Each class: what the policy calls for, and what holds here. They differ where nobody has armed the rules. */
function ClassTable({ classes, timeZone }: ClassTableProps): ReactNode {
  const { t } = useTranslation('rules');
  const language = useLanguage();
  const formats = useFormats(timeZone);
  const hasPlans = classes.some(({ planned }) => planned !== null);
  return (
    <section className={styles['card']}>
      <h3 className={styles['caption']}>{t('classes.title')}</h3>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('classes.class')}</th>
            <th scope="col">{t('classes.called')}</th>
            <th scope="col">{t('classes.holds')}</th>
            {hasPlans && <th scope="col">{t('classes.planned')}</th>}
          </tr>
        </thead>
        <tbody>
          {classes.map(({ id, title, called, holds, planned }) => (
            <tr key={id}>
              <th scope="row">{title[language]}</th>
              <td>{t(`mode.${called}`)}</td>
              <td>
                <b>{t(`mode.${holds}`)}</b>
              </td>
              {hasPlans && (
                <td>
                  {planned === null
                    ? '–'
                    : t('classes.plannedFrom', {
                        mode: t(`mode.${planned.mode}`),
                        date: formats.date(planned.from),
                      })}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitCoverage } from '../../../preload/contract/people-view.ts';
import { useFormats } from '../../text/format.ts';
import { AskedPage } from '../rules/asked-page.tsx';
import styles from '../rules/rules.module.css';
import { useReply } from '../use-reply.ts';
import own from './day.module.css';

/** As many as the station gives at once. */
const mostNames = 500;

/** Whom of the roster the door has never seen, by unit (S3-05); names are a touch away and on no print. */
export function NeverScanned({ timeZone }: { readonly timeZone: string }): ReactNode {
  const { t } = useTranslation('day');
  const asked = useReply('roster.coverage', null, null);
  return (
    <section className={styles['card']}>
      <h3 className={styles['caption']}>{t('never.title')}</h3>
      <AskedPage asked={asked}>
        {({ version, units }) => {
          if (version === null) return <p>{t('never.none')}</p>;
          const missing = units.filter(({ neverScanned }) => neverScanned > 0);
          if (missing.length === 0) return <p>{t('never.all')}</p>;
          return (
            <ul className={own['units']}>
              {missing.map((unit) => (
                <Unit key={unit.unit} {...unit} timeZone={timeZone} />
              ))}
            </ul>
          );
        }}
      </AskedPage>
    </section>
  );
}

function Unit({
  unit,
  people,
  neverScanned,
  timeZone,
}: UnitCoverage & { readonly timeZone: string }): ReactNode {
  const { t } = useTranslation('day');
  const formats = useFormats(timeZone);
  const [isOpen, setOpen] = useState(false);
  return (
    <li>
      <span className={own['unit']}>{unit === '' ? t('never.noUnit') : unit}</span>
      <b>{t('never.of', { count: neverScanned, people: formats.number(people) })}</b>
      <button
        type="button"
        className={styles['button']}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {t(isOpen ? 'never.hide' : 'never.show')}
      </button>
      {isOpen && <Names unit={unit} />}
    </li>
  );
}

function Names({ unit }: { readonly unit: string }): ReactNode {
  const { t } = useTranslation('day');
  const asked = useReply('roster.never-scanned', { unit }, null);
  return (
    <div className={own['names']}>
      <AskedPage asked={asked}>
        {(people) => (
          <>
            <ul>
              {people.map(({ id, name }) => (
                <li key={id}>{name}</li>
              ))}
            </ul>
            {people.length >= mostNames && <p className={styles['soft']}>{t('never.more')}</p>}
          </>
        )}
      </AskedPage>
    </div>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundPerson } from '../../../preload/contract/people-view.ts';
import styles from './no-phone-page.module.css';

/** As many as the station gives; more are found by another letter. */
const mostFound = 12;

interface FoundPeopleProps {
  readonly people: readonly FoundPerson[];
  readonly chosen: number;
  readonly hasRoster: boolean;
  readonly onTake: (person: FoundPerson) => void;
}

/** Those whose names begin so, as one types. */
export function FoundPeople({ people, chosen, hasRoster, onTake }: FoundPeopleProps): ReactNode {
  const { t } = useTranslation('noPhone');
  if (!hasRoster) return <p className={styles['empty']}>{t('noRoster')}</p>;
  if (people.length === 0) return <p className={styles['empty']}>{t('nobody')}</p>;
  return (
    <div>
      <ul className={styles['people']} aria-label={t('found')}>
        {people.map((person, index) => (
          <li key={person.id}>
            <button type="button" aria-pressed={index === chosen} onClick={() => onTake(person)}>
              <b>{person.name}</b>
              <span>{person.unit}</span>
            </button>
          </li>
        ))}
      </ul>
      {people.length >= mostFound && <p className={styles['empty']}>{t('more')}</p>}
    </div>
  );
}

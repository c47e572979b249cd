import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DemoPerson } from '../../preload/contract/screen-state.ts';
import { PeopleIcon } from '../design/icons.tsx';
import { useSurroundings } from '../door/surroundings.tsx';
import { CodeDialog } from './code-dialog.tsx';
import styles from './demo-tray.module.css';
import { PersonCard } from './person-card.tsx';
import { PrintSheet } from './print-sheet.tsx';

/**
 * The tray of sample people, in the demo only: elsewhere the station does not answer for them and nothing shows.
 * Presenting one takes the same way as a scanner.
 */
export function DemoTray({ isInert }: { readonly isInert: boolean }): ReactNode {
  const { t } = useTranslation('demo');
  const { client } = useSurroundings();
  const people = useDemoPeople();
  const [isOpen, setOpen] = useState(false);
  const [shown, show] = useState<DemoPerson | null>(null);
  if (people.length === 0) return null;
  return (
    <aside className={styles['tray']} data-open={isOpen} inert={isInert} aria-label={t('title')}>
      <button type="button" className={styles['tab']} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {!isOpen && <PeopleIcon />}
        {isOpen ? t('close') : t('open')}
      </button>
      {isOpen && (
        <div className={styles['content']}>
          <p className={styles['hint']}>
            <b>{t('title')}</b> {t('hint')}
          </p>
          <ul className={styles['people']}>
            {people.map((person) => (
              <PersonCard
                key={person.id}
                person={person}
                onPresent={() => void client.call('demo.present', { id: person.id })}
                onShowCode={() => show(person)}
              />
            ))}
          </ul>
          <button type="button" className={styles['print']} onClick={() => window.print()}>
            {t('print')}
          </button>
        </div>
      )}
      {shown && <CodeDialog person={shown} onClose={() => show(null)} />}
      {isOpen && <PrintSheet people={people} />}
    </aside>
  );
}

function useDemoPeople(): readonly DemoPerson[] {
  const { client } = useSurroundings();
  const [people, setPeople] = useState<readonly DemoPerson[]>([]);
  useEffect(() => {
    let isWanted = true;
    void client.call('demo.people', null).then((reply) => {
      if (isWanted && reply.ok) setPeople(reply.value);
    });
    return () => {
      isWanted = false;
    };
  }, [client]);
  return people;
}

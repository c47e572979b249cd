import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DemoPerson } from '../../preload/contract/screen-state.ts';
import { PeopleIcon } from '../design/icons.tsx';
import { KeyCap } from '../design/key-cap.tsx';
import { useSurroundings } from '../door/surroundings.tsx';
import { CodeDialog } from './code-dialog.tsx';
import styles from './demo-tray.module.css';
import { PersonCard } from './person-card.tsx';
import { PrintSheet } from './print-sheet.tsx';

interface DemoTrayProps {
  readonly isInert: boolean;
  /** Somebody wants the guard's practice. */
  readonly onPractise: () => void;
}

/**
 * The tray of sample people, in the demo only: elsewhere the station does not answer for them and nothing shows.
 * Presenting one takes the same way as a scanner, and closes the tray, which would cover the colour.
 */
export function DemoTray({ isInert, onPractise }: DemoTrayProps): ReactNode {
  const { t } = useTranslation('demo');
  const { client } = useSurroundings();
  const people = useDemoPeople();
  const [isOpen, setOpen] = useState(false);
  const [shown, show] = useState<DemoPerson | null>(null);
  const close = () => {
    setOpen(false);
    show(null);
  };
  // Whoever was presented, by a click or to a scanner: the colour must not lie under the tray.
  useEffect(
    () =>
      client.on('screen', ({ kind }) => {
        if (kind === 'result') close();
      }),
    [client],
  );
  const isThere = people.length > 0 && !isInert;
  useTrayKey(trayKey, () => setOpen((was) => !was), isThere);
  useTrayKey(practiceKey, onPractise, isThere);
  if (people.length === 0) return null;
  return (
    <aside className={styles['tray']} data-open={isOpen} inert={isInert} aria-label={t('title')}>
      <button type="button" className={styles['tab']} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {!isOpen && <PeopleIcon />}
        {isOpen ? t('close') : t('open')} <KeyCap>{trayKey}</KeyCap>
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
                onPresent={() => {
                  close();
                  void client.call('demo.present', { id: person.id });
                }}
                onShowCode={() => show(person)}
              />
            ))}
          </ul>
          <div className={styles['more']}>
            <button type="button" className={styles['print']} onClick={() => window.print()}>
              {t('print')}
            </button>
            <button type="button" className={styles['print']} onClick={onPractise}>
              {t('practise')} <KeyCap>{practiceKey}</KeyCap>
            </button>
          </div>
        </div>
      )}
      {shown && <CodeDialog person={shown} onClose={() => show(null)} />}
      {isOpen && <PrintSheet people={people} />}
    </aside>
  );
}

/** No code holds these keys, and no scanner sends one of them alone. */
const trayKey = 'F4';
const practiceKey = 'F6';

function useTrayKey(key: string, act: () => void, isThere: boolean): void {
  const { keyboard } = useSurroundings();
  useEffect(() =>
    keyboard.listen(({ code }) => {
      if (code !== key || !isThere) return false;
      act();
      return true;
    }),
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

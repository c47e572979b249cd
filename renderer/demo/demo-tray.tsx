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

/**
 * The tray of sample people, in the demo only: elsewhere the station does not answer for them and nothing shows.
 * Presenting one takes the same way as a scanner, and closes the tray, which would cover the colour.
 */
export function DemoTray({ isInert }: { readonly isInert: boolean }): ReactNode {
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
  useTrayKey(() => setOpen((was) => !was), people.length > 0 && !isInert);
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

/** No code holds this key, and no scanner sends it alone. */
const trayKey = 'F4';

function useTrayKey(toggle: () => void, isThere: boolean): void {
  const { keyboard } = useSurroundings();
  useEffect(() =>
    keyboard.listen(({ code }) => {
      if (code !== trayKey || !isThere) return false;
      toggle();
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

import { useState } from 'react';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { PassCard } from '../../../preload/contract/pass-view.ts';
import type { DoorStatus } from '../../../preload/contract/screen-state.ts';
import { KeyButton } from '../parts/key-button.tsx';
import { useKeys } from '../parts/use-keys.ts';
import { inGroups, PassCardFace, PassSheet } from './pass-card.tsx';
import styles from './passes.module.css';

interface CardsReadyProps {
  readonly cards: readonly PassCard[];
  /** How many got no pass, because what they are called does not fit one. */
  readonly refused: number;
  readonly status: DoorStatus;
  readonly onDone: () => void;
}

/** Passes that were just made. They are in this page and nowhere else: what is not printed now is made anew. */
export function CardsReady({ cards, refused, status, onDone }: CardsReadyProps): ReactNode {
  const { t } = useTranslation('passes');
  const [paper, choose] = useState<'card' | 'a4'>('a4');
  const print = (on: 'card' | 'a4') => {
    flushSync(() => choose(on));
    window.print();
  };
  useKeys(({ code, control }) => {
    if (control && code === 'KeyP') print('a4');
    else if (control && code === 'KeyK') print('card');
    else if (code === 'Escape') onDone();
    else return false;
    return true;
  });
  const [first] = cards;
  return (
    <section className={styles['page']} aria-label={t('title')}>
      <div className={styles['ready']}>
        <h2 role="status">{t('made', { count: cards.length })}</h2>
        {refused > 0 && <p>{t('refused', { count: refused })}</p>}
        <p>{t('printNow')}</p>
        <div className={styles['actions']}>
          <KeyButton cap="Ctrl P" isMain isOff={cards.length === 0} onPress={() => print('a4')}>
            {t('actions.printSheet')}
          </KeyButton>
          <KeyButton cap="Ctrl K" isOff={cards.length === 0} onPress={() => print('card')}>
            {t('actions.printCards')}
          </KeyButton>
          <KeyButton cap="Esc" onPress={onDone}>
            {t('actions.done')}
          </KeyButton>
        </div>
        {first !== undefined && <PassCardFace card={first} kind={null} status={status} />}
        <ul className={styles['names']}>
          {cards.map(({ number, name, unit }) => (
            <li key={number}>
              <b>{name}</b> {unit} · {inGroups(number)}
            </li>
          ))}
        </ul>
      </div>
      <PassSheet cards={cards} paper={paper} status={status} />
    </section>
  );
}

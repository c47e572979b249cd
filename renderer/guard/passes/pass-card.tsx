import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassCard } from '../../../preload/contract/pass-view.ts';
import type { DoorStatus } from '../../../preload/contract/screen-state.ts';
import { QrCode } from '../../design/qr-code.tsx';
import { useFormats } from '../../text/format.ts';
import { useClassWord } from '../inside/words.ts';
import { Sheet } from '../parts/sheet.tsx';
import styles from './pass-card.module.css';

interface PassCardFaceProps {
  readonly card: PassCard;
  /** What it is, such as a guard's badge; null for the pass of a person, which bears the class. */
  readonly kind: string | null;
  readonly status: DoorStatus;
}

/** One card of 85.6 by 54 mm with a code of 30 mm, the same on the screen and on paper. */
export function PassCardFace({ card, kind, status }: PassCardFaceProps): ReactNode {
  const { t } = useTranslation('passes');
  const formats = useFormats(status.timeZone);
  const classWord = useClassWord();
  return (
    <article className={styles['card']}>
      <header>
        <b>{card.office}</b>
        <span>{kind ?? classWord(card.personClass)}</span>
      </header>
      <div className={styles['code']}>
        <QrCode text={card.text} errorCorrection="medium" />
      </div>
      <div className={styles['words']}>
        <p className={styles['name']}>{card.name}</p>
        <p>{card.unit}</p>
        <p>{t('card.until', { date: formats.shortDate(card.expiresAt) })}</p>
        <p className={styles['number']}>{inGroups(card.number)}</p>
        {status.practice && <p className={styles['practice']}>{t('card.practice')}</p>}
      </div>
      <footer>{t('card.lost')}</footer>
    </article>
  );
}

interface PassSheetProps {
  readonly cards: readonly PassCard[];
  /** One card a page for a card printer, or ten on a page of A4 to cut out. */
  readonly paper: 'card' | 'a4';
  readonly kind?: string | null;
  readonly status: DoorStatus;
}

/** Cards on paper. */
export function PassSheet({ cards, paper, kind = null, status }: PassSheetProps): ReactNode {
  return (
    <Sheet paper={paper}>
      <div className={styles['cards']} data-paper={paper}>
        {cards.map((card) => (
          <PassCardFace key={card.number} card={card} kind={kind} status={status} />
        ))}
      </div>
    </Sheet>
  );
}

/** Ten digits as people read them out: `0042 817 355`. */
export function inGroups(number: string): string {
  return number.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3');
}

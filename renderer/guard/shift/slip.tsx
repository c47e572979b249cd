import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShiftSlip } from '../../../preload/contract/shift-view.ts';
import type { DoorStatus } from '../../../preload/contract/screen-state.ts';
import { useFormats } from '../../text/format.ts';
import { KeyButton } from '../parts/key-button.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useClassWord } from '../inside/words.ts';
import { useMethodWords } from '../method-words.ts';
import styles from './shift.module.css';
import paper from './slip-sheet.module.css';

interface SlipProps {
  readonly slip: ShiftSlip;
  /** The watch has ended: this is what is handed over. Otherwise it is as it stands. */
  readonly isHanded: boolean;
  readonly timeZone: string;
}

/** What is handed over with the watch, on the screen. */
export function Slip({ slip, isHanded, timeZone }: SlipProps): ReactNode {
  const { t } = useTranslation('shift');
  return (
    <section className={styles['slip']} aria-label={t('slip.title')} data-handed={isHanded}>
      <div className={styles['slipHead']}>
        <h3>{isHanded ? t('slip.title') : t('slip.soFar')}</h3>
        <KeyButton cap="Ctrl P" onPress={() => window.print()}>
          {t('actions.print')}
        </KeyButton>
      </div>
      <SlipLines slip={slip} timeZone={timeZone} className={styles['lines']} />
    </section>
  );
}

/** The slip on paper, half a page, with room to sign. */
export function SlipSheet({
  slip,
  status,
}: {
  readonly slip: ShiftSlip;
  readonly status: DoorStatus;
}): ReactNode {
  const { t } = useTranslation('shift');
  const formats = useFormats(status.timeZone);
  return (
    <Sheet paper="a5">
      <div className={paper['slip']}>
        <header>
          <h1>{t('slip.title')}</h1>
          <p>
            {status.place} · {slip.point}
          </p>
          <p>{formats.day(slip.until)}</p>
        </header>
        <SlipLines slip={slip} timeZone={status.timeZone} className={paper['lines']} />
        <p className={paper['notes']}>{t('slip.notes')}</p>
        <footer>
          <p>{t('slip.handsOver', { name: slip.guardName })}</p>
          <p>{t('slip.takesOver')}</p>
        </footer>
        <p className={paper['head']}>{t('slip.headHint')}</p>
      </div>
    </Sheet>
  );
}

interface SlipLinesProps {
  readonly slip: ShiftSlip;
  readonly timeZone: string;
  readonly className: string | undefined;
}

function SlipLines({ slip, timeZone, className }: SlipLinesProps): ReactNode {
  const { t } = useTranslation('shift');
  const formats = useFormats(timeZone);
  const classWord = useClassWord();
  const method = useMethodWords();
  const outcomes: Readonly<Record<string, string>> = t('slip.judgedWords', { returnObjects: true });
  const decisions: Readonly<Record<string, string>> = t('slip.decisionWords', { returnObjects: true });
  const happened: Readonly<Record<string, string>> = t('slip.exceptionWords', { returnObjects: true });
  const list = (counts: Readonly<Record<string, number>>, word: (key: string) => string) =>
    Object.entries(counts)
      .map(([key, count]) => `${word(key)} ${formats.number(count)}`)
      .join(' · ') || '–';
  const lines = [
    [t('slip.guard'), slip.guardName],
    [t('slip.time'), `${formats.time(slip.from)} – ${formats.time(slip.until)}`],
    [t('slip.entered'), `${formats.number(slip.entered)} (${list(slip.enteredByClass, classWord)})`],
    [t('slip.left'), formats.number(slip.left)],
    [t('slip.inside'), formats.number(slip.inside)],
    [t('slip.pending'), formats.number(slip.pending)],
    [t('slip.judged'), list(slip.judged, (key) => outcomes[key] ?? key)],
    [t('slip.decisions'), list(slip.decisions, (key) => decisions[key] ?? key)],
    [t('slip.methods'), list(slip.byMethod, method)],
  ] as const;
  return (
    <div className={className}>
      <dl>
        {lines.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h4>{t('slip.exceptions', { count: slip.exceptions.length })}</h4>
      <ul>
        {slip.exceptions.map(({ at, what, people }) => (
          <li key={`${String(at)} ${what}`}>
            <b>{formats.time(at)}</b> {happened[what] ?? what}
            {people > 1 && ` (${String(people)})`}
          </li>
        ))}
      </ul>
      <p>
        {t('slip.head', { row: formats.number(slip.head.sequence) })} <code>{slip.head.code}</code>
      </p>
    </div>
  );
}

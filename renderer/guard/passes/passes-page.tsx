import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassCard } from '../../../preload/contract/pass-view.ts';
import { useSurroundings } from '../../door/surroundings.tsx';
import type { PageProps } from '../panel-pages.ts';
import { KeyButton } from '../parts/key-button.tsx';
import { useKeys } from '../parts/use-keys.ts';
import { useOrders } from '../parts/use-order.ts';
import { Noted } from '../inside/noted.tsx';
import { useReply } from '../use-reply.ts';
import { CardsReady } from './cards-ready.tsx';
import { FindPass } from './find-pass.tsx';
import { PeopleToMint } from './people-to-mint.tsx';
import styles from './passes.module.css';
import { UnitToMint } from './unit-to-mint.tsx';
import { VisitorToMint } from './visitor-to-mint.tsx';
import type { Whom } from './whom.ts';

const views = ['unit', 'people', 'visitor', 'find'] as const;
type View = (typeof views)[number];

/** The office's own passes: made for one or for hundreds, printed as cards, found again and revoked. */
export function PassesPage({ status }: PageProps): ReactNode {
  const { t } = useTranslation('passes');
  const [view, turn] = useState<View>('people');
  const [days, setDays] = useState(180);
  const { value, failed, askAgain } = useReply('passes.read', { typed: '' }, null);
  const { order, failed: mintFailed, isBusy } = useOrders();
  const progress = useProgress(isBusy);
  const [made, keep] = useState<{ readonly cards: readonly PassCard[]; readonly refused: number } | null>(
    null,
  );

  const mint = async (whom: Whom) => {
    const done = await order('passes.mint', { whom, days });
    if (!done) return;
    keep(done.value);
    askAgain();
  };
  useKeys(({ code, control }) => {
    if (isBusy && code === 'Escape') void order('passes.cancel', null);
    else if (control && made === null && /^Digit[1-4]$/.test(code))
      turn(views[Number(code.at(-1)) - 1] ?? view);
    else return false;
    return true;
  });
  if (isBusy) {
    return (
      <section className={styles['page']} aria-label={t('title')}>
        <div className={styles['busy']} role="status">
          <p>{t('minting', { done: progress.done, count: progress.of })}</p>
          <progress value={progress.done} max={Math.max(1, progress.of)} aria-label={t('title')} />
          <KeyButton cap="Esc" onPress={() => void order('passes.cancel', null)}>
            {t('actions.cancel')}
          </KeyButton>
        </div>
      </section>
    );
  }
  if (made !== null) return <CardsReady {...made} status={status} onDone={() => keep(null)} />;
  return (
    <section className={styles['page']} aria-label={t('title')}>
      <nav className={styles['views']} aria-label={t('title')}>
        {views.map((name, index) => (
          <KeyButton
            key={name}
            cap={`Ctrl ${String(index + 1)}`}
            isPressed={view === name}
            onPress={() => turn(name)}
          >
            {t(`views.${name}`)}
          </KeyButton>
        ))}
      </nav>
      {view !== 'find' && <Days days={days} onChosen={setDays} />}
      {value === null && (
        <p className={styles['empty']} role="status">
          {failed === null ? t('loading') : t('failed', { code: failed })}
        </p>
      )}
      {value !== null && view === 'unit' && <UnitToMint units={value.units} onMint={mint} />}
      {value !== null && view === 'people' && <PeopleToMint onMint={mint} />}
      {value !== null && view === 'visitor' && <VisitorToMint onMint={mint} />}
      {value !== null && view === 'find' && <FindPass timeZone={status.timeZone} />}
      <Noted text={null} failed={mintFailed} />
    </section>
  );
}

const spans = [1, 7, 30, 180, 365];

function Days({
  days,
  onChosen,
}: {
  readonly days: number;
  readonly onChosen: (days: number) => void;
}): ReactNode {
  const { t } = useTranslation('passes');
  return (
    <div className={styles['days']} role="group" aria-label={t('holds')}>
      <span>{t('holds')}</span>
      {spans.map((span) => (
        <KeyButton key={span} isPressed={span === days} onPress={() => onChosen(span)}>
          {t('days', { count: span })}
        </KeyButton>
      ))}
    </div>
  );
}

interface Progress {
  readonly done: number;
  readonly of: number;
}

const nothingDone: Progress = { done: 0, of: 0 };

function useProgress(isRunning: boolean): Progress {
  const { client } = useSurroundings();
  const [progress, setProgress] = useState(nothingDone);
  useEffect(() => client.on('passes-progress', setProgress), [client]);
  return isRunning ? progress : nothingDone;
}

import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RollCallLine, RollCallView } from '../../../preload/contract/presence-view.ts';
import { useNow } from '../../door/use-now.ts';
import { useFormats } from '../../text/format.ts';
import type { PageProps } from '../panel-pages.ts';
import { Dialog } from '../parts/dialog.tsx';
import { KeyButton } from '../parts/key-button.tsx';
import { isEnter, isOnButton, useKeys } from '../parts/use-keys.ts';
import { useListSelection } from '../parts/use-list-selection.ts';
import { useOrders } from '../parts/use-order.ts';
import { fitsTyped, useSearch } from '../parts/use-search.ts';
import { Noted } from './noted.tsx';
import { SearchLine } from './now-view.tsx';
import { RollCallList } from './roll-call-list.tsx';
import { RollCallSheet } from './roll-call-sheet.tsx';
import styles from './roll-call.module.css';
import { useRollCall } from './use-roll-call.ts';

type Units = NonNullable<RollCallView>['units'];

/** For this long, and while nobody was ticked, one key takes back what a wrong key began. */
const takenBackWithinMs = 30_000;

/** The emergency roll call: opening the page begins it, and every tick is a row. */
export function RollCallPage({ panel, status, onDone }: PageProps): ReactNode {
  const { t } = useTranslation('roll-call');
  const { call, failed, tick, countUnknown } = useRollCall(panel);
  const search = useSearch();
  const [isShort, shorten] = useState(false);
  const [isEnding, end] = useState(false);
  const [noted, note] = useState<string | null>(null);
  const { order, failed: orderFailed } = useOrders();
  const now = useNow();
  const units = findLines(call?.units ?? [], search.typed, isShort);
  const lines = units.flatMap(({ people }) => people);
  const list = useListSelection(lines.map(({ entry }) => entry));
  const chosen = lines.find(({ entry }) => entry === list.selected);
  const canTakeBack = call !== null && now - call.began < takenBackWithinMs && !isAnybodyTicked(call);

  const tickChosen = (line: RollCallLine) => {
    tick(line);
    note(
      t(line.state === 'safe' ? 'noted.missing' : 'noted.safe', {
        name: line.name ?? `#${String(line.entry)}`,
      }),
    );
    search.clear();
  };
  const takeBack = async () => {
    if (await order('roll-call.end', { byMistake: true })) onDone();
  };
  const write = async () => {
    const done = await order('roll-call.export', null);
    if (done) note(t('noted.written', { ...done.value }));
  };
  useKeys((key) => {
    if (isEnding || call === null) return false;
    const { code, control } = key;
    if (list.hear(code)) return true;
    if (control && code === 'KeyP') window.print();
    else if (control && code === 'KeyS') void write();
    else if ((isEnter(code) || code === 'Space') && chosen && !isOnButton()) tickChosen(chosen);
    else if (['Equal', 'NumpadAdd'].includes(code)) countUnknown(true);
    else if (['Minus', 'NumpadSubtract'].includes(code)) countUnknown(false);
    else if (code === 'Home') shorten(!isShort);
    else if (code === 'End') end(true);
    else if (code === 'Delete' && canTakeBack) void takeBack();
    else if (search.hear(key)) {
      const typed =
        code === 'Backspace' ? search.typed.slice(0, -1) : `${search.typed}${key.character ?? ''}`;
      const first = findLines(call.units, typed, isShort)[0]?.people[0];
      list.select(typed.trim() === '' ? null : (first?.entry ?? null));
    } else return false;
    return true;
  });

  if (call === null) return <Beginning failed={failed} onDone={onDone} />;
  return (
    <section className={styles['page']} aria-label={t('title')}>
      <Head call={call} timeZone={status.timeZone} now={now} />
      {canTakeBack && (
        <div className={styles['mistake']}>
          <p>{t('mistake')}</p>
          <KeyButton cap="Del" onPress={() => void takeBack()}>
            {t('actions.takeBack')}
          </KeyButton>
        </div>
      )}
      <div className={styles['tools']}>
        <SearchLine search={search} found={lines.length} of={countOf(call.units)} />
        <KeyButton cap="Home" isPressed={isShort} onPress={() => shorten(!isShort)}>
          {t('actions.onlyMissing')}
        </KeyButton>
      </div>
      <RollCallList
        units={units}
        selected={list.selected}
        timeZone={status.timeZone}
        onTouch={(line) => {
          list.select(line.entry);
          tickChosen(line);
        }}
        isEverybodyFound={call.missing === 0 && isShort}
      />
      <Anonymous call={call} onCount={countUnknown} />
      <div className={styles['bar']}>
        <KeyButton cap="Enter" isMain isOff={!chosen} onPress={() => chosen && tickChosen(chosen)}>
          {t(chosen?.state === 'safe' ? 'actions.untick' : 'actions.tick')}
        </KeyButton>
        <KeyButton cap="Ctrl P" onPress={() => window.print()}>
          {t('actions.print')}
        </KeyButton>
        <KeyButton cap="Ctrl S" onPress={() => void write()}>
          {t('actions.write')}
        </KeyButton>
        <KeyButton cap="End" onPress={() => end(true)}>
          {t('actions.end')}
        </KeyButton>
        <Noted text={noted} failed={orderFailed ?? failed} />
      </div>
      {isEnding && <EndDialog missing={call.missing} onCancel={() => end(false)} onEnded={onDone} />}
      <RollCallSheet call={call} status={status} now={now} />
    </section>
  );
}

interface HeadProps {
  readonly call: NonNullable<RollCallView>;
  readonly timeZone: string;
  readonly now: number;
}

/** How many are still looked for, so large that it is read across a car park. */
function Head({ call, timeZone, now }: HeadProps): ReactNode {
  const { t } = useTranslation('roll-call');
  const formats = useFormats(timeZone);
  const all = countOf(call.units) + call.anonymous.inside;
  const minutes = Math.max(0, Math.floor((now - call.began) / 60_000));
  return (
    <header className={styles['head']}>
      <div>
        <h2>{t('title')}</h2>
        <p>{t('since', { at: formats.time(call.began), minutes })}</p>
      </div>
      <p className={styles['missing']} role="status" data-none={call.missing === 0}>
        <b>{call.missing}</b> <span>{t('missing')}</span>
      </p>
      <p className={styles['safe']}>
        <b>{all - call.missing}</b> <span>{t('found', { count: all })}</span>
      </p>
    </header>
  );
}

interface AnonymousProps {
  readonly call: NonNullable<RollCallView>;
  readonly onCount: (isSafe: boolean) => void;
}

/** People inside whom nobody can name: they are counted, one by one. */
function Anonymous({ call: { anonymous }, onCount }: AnonymousProps): ReactNode {
  const { t } = useTranslation('roll-call');
  const { inside, safe } = anonymous;
  if (inside === 0) return null;
  return (
    <div className={styles['anonymous']} role="group" aria-label={t('anonymous.title')}>
      <p role="status">{t('anonymous.count', { safe, count: inside })}</p>
      <KeyButton cap="−" isOff={safe === 0} onPress={() => onCount(false)}>
        {t('anonymous.fewer')}
      </KeyButton>
      <KeyButton cap="+" isOff={safe >= inside} onPress={() => onCount(true)}>
        {t('anonymous.more')}
      </KeyButton>
    </div>
  );
}

interface EndDialogProps {
  readonly missing: number;
  readonly onCancel: () => void;
  readonly onEnded: () => void;
}

function EndDialog({ missing, onCancel, onEnded }: EndDialogProps): ReactNode {
  const { t } = useTranslation('roll-call');
  const { order, failed, isBusy } = useOrders();
  const confirm = async () => {
    if (await order('roll-call.end', { byMistake: false })) onEnded();
  };
  return (
    <Dialog
      title={t('end.title')}
      action={t('end.confirm')}
      isOff={isBusy}
      failed={failed}
      onConfirm={() => void confirm()}
      onCancel={onCancel}
    >
      <p className={styles['question']}>{t('end.missing', { count: missing })}</p>
    </Dialog>
  );
}

interface BeginningProps {
  readonly failed: string | null;
  readonly onDone: () => void;
}

function Beginning({ failed, onDone }: BeginningProps): ReactNode {
  const { t } = useTranslation('roll-call');
  return (
    <section className={styles['ended']} aria-label={t('title')}>
      <p role="status">{failed === null ? t('beginning') : t('failed', { code: failed })}</p>
      {failed !== null && <KeyButton onPress={onDone}>{t('actions.back')}</KeyButton>}
    </section>
  );
}

function isAnybodyTicked({ units, anonymous }: NonNullable<RollCallView>): boolean {
  return anonymous.safe > 0 || units.some(({ people }) => people.some(({ state }) => state !== 'missing'));
}

function countOf(units: Units): number {
  return units.reduce((sum, { people }) => sum + people.reduce((part, one) => part + one.people, 0), 0);
}

/** Finds by name or unit; only those who are looked for where the list is to be short. */
function findLines(units: Units, typed: string, isShort: boolean): Units {
  if (typed.trim() === '' && !isShort) return units;
  const fits = fitsTyped(typed);
  return units.flatMap(({ unit, people }) => {
    const found = people.filter(
      ({ name, entry, state }) =>
        (!isShort || state === 'missing') && fits(`${name ?? ''} ${unit ?? ''} ${String(entry)}`),
    );
    return found.length === 0 ? [] : [{ unit, people: found }];
  });
}

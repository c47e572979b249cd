import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PresenceView, StayView } from '../../../preload/contract/presence-view.ts';
import { useFormats } from '../../text/format.ts';
import { KeyButton } from '../parts/key-button.tsx';
import { LetterPad } from '../parts/letter-pad.tsx';
import { isEnter, isOnButton, useKeys } from '../parts/use-keys.ts';
import { useListSelection } from '../parts/use-list-selection.ts';
import { useOrders } from '../parts/use-order.ts';
import { fitsTyped, useSearch } from '../parts/use-search.ts';
import type { Search } from '../parts/use-search.ts';
import styles from './inside.module.css';
import { Noted } from './noted.tsx';
import { RecountDialog } from './recount-dialog.tsx';
import { StayList, StayName } from './stay-list.tsx';

interface NowViewProps {
  readonly presence: PresenceView;
  readonly timeZone: string;
}

/** The list of who is inside: find somebody by typing, note that they left. */
export function NowView({ presence, timeZone }: NowViewProps): ReactNode {
  const { t } = useTranslation('inside');
  const formats = useFormats(timeZone);
  const search = useSearch();
  const stays = findStays(presence.stays, search.typed);
  const list = useListSelection(stays.map(({ entry }) => entry));
  const { order, failed } = useOrders();
  const [noted, note] = useState<string | null>(null);
  const [isRecounting, recount] = useState(false);
  const chosen = stays.find(({ entry }) => entry === list.selected);

  const left = async ({ entry, name }: StayView) => {
    list.select(null);
    search.clear();
    const done = await order('presence.left', { entry });
    if (done) note(t('noted.left', { name: name ?? `#${String(entry)}`, at: formats.time(Date.now()) }));
  };
  const unknownLeft = async () => {
    const done = await order('presence.left-unknown', { personClass: null });
    if (done) note(t('noted.unknownLeft', { at: formats.time(Date.now()) }));
  };
  useKeys((key) => {
    if (isRecounting) return false;
    if (list.hear(key.code)) return true;
    if (isEnter(key.code) && chosen !== undefined && !isOnButton()) void left(chosen);
    else if (['Minus', 'NumpadSubtract'].includes(key.code)) void unknownLeft();
    else if (['Equal', 'NumpadAdd'].includes(key.code)) recount(true);
    else if (search.hear(key)) {
      // Who is typed for is chosen, so that the next key can be Enter.
      const typed =
        key.code === 'Backspace' ? search.typed.slice(0, -1) : `${search.typed}${key.character ?? ''}`;
      list.select(typed.trim() === '' ? null : (findStays(presence.stays, typed)[0]?.entry ?? null));
    } else return false;
    return true;
  });
  return (
    <>
      <SearchLine search={search} found={stays.length} of={presence.stays.length} />
      {stays.length === 0 ? (
        <p className={styles['empty']}>{search.typed === '' ? t('nobody') : t('notFound')}</p>
      ) : (
        <StayList
          stays={stays}
          selected={list.selected}
          timeZone={timeZone}
          onSelect={list.select}
          label={t('listTitle')}
        />
      )}
      <div className={styles['bar']}>
        <p className={styles['chosen']}>{chosen ? <StayName stay={chosen} /> : t('choose')}</p>
        <KeyButton cap="Enter" isMain isOff={!chosen} onPress={() => chosen && void left(chosen)}>
          {t('actions.left')}
        </KeyButton>
        <KeyButton cap="−" onPress={() => void unknownLeft()}>
          {t('actions.unknownLeft')}
        </KeyButton>
        <KeyButton cap="+" onPress={() => recount(true)}>
          {t('actions.recount')}
        </KeyButton>
        <Noted text={noted} failed={failed} />
      </div>
      {isRecounting && (
        <RecountDialog
          inside={presence.inside}
          onDone={(text) => {
            recount(false);
            if (text !== null) note(text);
          }}
        />
      )}
    </>
  );
}

/** Overstays stand first, as the station lists them: the longest inside first. */
export function findStays(stays: readonly StayView[], typed: string): readonly StayView[] {
  if (typed.trim() === '') return stays;
  const fits = fitsTyped(typed);
  return stays.filter(({ name, unit, entry }) => fits(`${name ?? ''} ${unit ?? ''} ${String(entry)}`));
}

interface SearchLineProps {
  readonly search: Search;
  readonly found: number;
  readonly of: number;
}

/** What is typed, and letters to touch. */
export function SearchLine({ search, found, of }: SearchLineProps): ReactNode {
  const { t } = useTranslation('inside');
  const [hasLetters, show] = useState(false);
  return (
    <div className={styles['search']}>
      <p role="status">
        {search.typed === '' ? t('search') : <b>{search.typed}</b>}
        <span className={styles['caret']} />
        <span className={styles['found']}>{t('found', { found, count: of })}</span>
      </p>
      <KeyButton isPressed={hasLetters} onPress={() => show(!hasLetters)}>
        {t('letters.show')}
      </KeyButton>
      {hasLetters && <LetterPad onType={(letter) => search.add(letter)} onErase={search.erase} />}
    </div>
  );
}

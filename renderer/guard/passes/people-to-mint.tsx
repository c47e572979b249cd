import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchLine } from '../inside/now-view.tsx';
import { KeyButton } from '../parts/key-button.tsx';
import { isEnter, isOnButton, useKeys } from '../parts/use-keys.ts';
import { lineId, useListSelection } from '../parts/use-list-selection.ts';
import { useSearch } from '../parts/use-search.ts';
import { useReply } from '../use-reply.ts';
import type { Whom } from './whom.ts';
import styles from './passes.module.css';

/** Passes for people of the roster, found by name and put on a list before they are made. */
export function PeopleToMint({ onMint }: { readonly onMint: (whom: Whom) => Promise<void> }): ReactNode {
  const { t } = useTranslation('passes');
  const search = useSearch();
  const { value } = useReply('person.search', { typed: search.typed }, null);
  const found = value?.found ?? [];
  const [picked, pick] = useState<ReadonlyMap<number, string>>(new Map());
  const list = useListSelection(found.map(({ id }) => id));
  const mint = () => {
    if (picked.size > 0) void onMint({ kind: 'people', ids: [...picked.keys()] });
  };
  const toggle = (id: number) => {
    const person = found.find((one) => one.id === id);
    if (person === undefined) return;
    pick((was) => {
      const next = new Map(was);
      if (!next.delete(id)) next.set(id, person.name);
      return next;
    });
  };
  useKeys((key) => {
    if (list.hear(key.code)) return true;
    if (isEnter(key.code) && list.selected !== null && !isOnButton()) toggle(list.selected);
    else if (key.code === 'End') mint();
    else return search.hear(key);
    return true;
  });
  if (value?.hasRoster === false) return <p className={styles['empty']}>{t('noRoster')}</p>;
  return (
    <>
      <SearchLine search={search} found={found.length} of={found.length} />
      {found.length === 0 ? (
        <p className={styles['empty']}>{search.typed.length < 2 ? t('typeName') : t('nobodyFound')}</p>
      ) : (
        <div
          className={styles['list']}
          role="listbox"
          aria-multiselectable="true"
          tabIndex={0}
          aria-label={t('views.people')}
        >
          {found.map(({ id, name, unit }) => (
            <div
              key={id}
              id={lineId(id)}
              role="option"
              aria-selected={picked.has(id)}
              data-chosen={id === list.selected}
              className={styles['line']}
              onClick={() => {
                list.select(id);
                toggle(id);
              }}
            >
              <b>
                {picked.has(id) && '✓ '}
                {name}
              </b>
              <span>{unit}</span>
            </div>
          ))}
        </div>
      )}
      <p className={styles['picked']} role="status">
        {picked.size === 0 ? t('nobodyPicked') : [...picked.values()].join(' · ')}
      </p>
      <KeyButton cap="End" isMain isOff={picked.size === 0} onPress={mint}>
        {t('actions.mint', { count: picked.size })}
      </KeyButton>
    </>
  );
}

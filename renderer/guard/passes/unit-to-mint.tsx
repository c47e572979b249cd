import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mostPassesAtOnce } from '../../../preload/contract/commands/pass-commands.ts';
import type { PassView } from '../../../preload/contract/pass-view.ts';
import { findUnits } from './find-units.ts';
import { SearchLine } from '../inside/now-view.tsx';
import { KeyButton } from '../parts/key-button.tsx';
import { isEnter, isOnButton, useKeys } from '../parts/use-keys.ts';
import { lineId, useListSelection } from '../parts/use-list-selection.ts';
import { useSearch } from '../parts/use-search.ts';
import type { Whom } from './whom.ts';
import styles from './passes.module.css';

interface UnitToMintProps {
  readonly units: PassView['units'];
  readonly onMint: (whom: Whom) => Promise<void>;
}

/** Passes for everybody of a unit; one with more people than a batch holds stands there in parts. */
export function UnitToMint({ units, onMint }: UnitToMintProps): ReactNode {
  const { t } = useTranslation('passes');
  const search = useSearch();
  const parts = findUnits(units, search.typed);
  const list = useListSelection(parts.map(({ id }) => id));
  const chosen = parts.find(({ id }) => id === list.selected);
  const mint = () => {
    if (chosen) void onMint({ kind: 'unit', unit: chosen.unit, from: chosen.from });
  };
  useKeys((key) => {
    if (list.hear(key.code)) return true;
    if (isEnter(key.code) && chosen && !isOnButton()) mint();
    else return search.hear(key);
    return true;
  });
  if (units.length === 0) return <p className={styles['empty']}>{t('noRoster')}</p>;
  return (
    <>
      <SearchLine search={search} found={parts.length} of={findUnits(units, '').length} />
      <div className={styles['list']} role="listbox" tabIndex={0} aria-label={t('views.unit')}>
        {parts.map(({ id, unit, from, people }) => (
          <div
            key={id}
            id={lineId(id)}
            role="option"
            aria-selected={id === list.selected}
            className={styles['line']}
            onClick={() => list.select(id)}
          >
            <b>{unit === '' ? t('noUnit') : unit}</b>
            <span>
              {people > mostPassesAtOnce || from > 0
                ? t('part', { from: from + 1, to: Math.min(people, from + mostPassesAtOnce), count: people })
                : t('people', { count: people })}
            </span>
          </div>
        ))}
      </div>
      <KeyButton cap="Enter" isMain isOff={!chosen} onPress={mint}>
        {chosen
          ? t('actions.mint', { count: Math.min(mostPassesAtOnce, chosen.people - chosen.from) })
          : t('chooseUnit')}
      </KeyButton>
    </>
  );
}

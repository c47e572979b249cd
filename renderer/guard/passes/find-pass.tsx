import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IssuedPassView } from '../../../preload/contract/pass-view.ts';
import { SearchLine } from '../inside/now-view.tsx';
import { useFormats } from '../../text/format.ts';
import { Dialog } from '../parts/dialog.tsx';
import { KeyButton } from '../parts/key-button.tsx';
import { isEnter, isOnButton, useKeys } from '../parts/use-keys.ts';
import { lineId, useListSelection } from '../parts/use-list-selection.ts';
import { useOrders } from '../parts/use-order.ts';
import { useSearch } from '../parts/use-search.ts';
import { useReply } from '../use-reply.ts';
import { inGroups } from './pass-card.tsx';
import styles from './passes.module.css';

/** Passes that were made here, found by name or number, to revoke the one that was lost. */
export function FindPass({ timeZone }: { readonly timeZone: string }): ReactNode {
  const { t } = useTranslation('passes');
  const formats = useFormats(timeZone);
  const search = useSearch();
  const { value, askAgain } = useReply('passes.read', { typed: search.typed }, null);
  const found = value?.found ?? [];
  const list = useListSelection(found.map(({ number }) => number));
  const [isAsking, ask] = useState(false);
  const chosen = found.find(({ number, revokedAt }) => number === list.selected && revokedAt === null);
  useKeys((key) => {
    if (isAsking) return false;
    if (list.hear(key.code)) return true;
    if (isEnter(key.code) && chosen && !isOnButton()) ask(true);
    else return search.hear(key);
    return true;
  });
  return (
    <>
      <SearchLine search={search} found={found.length} of={value?.issued ?? 0} />
      {found.length === 0 ? (
        <p className={styles['empty']}>{t(value?.issued === 0 ? 'noneIssued' : 'nobodyFound')}</p>
      ) : (
        <div className={styles['list']} role="listbox" tabIndex={0} aria-label={t('views.find')}>
          {found.map(({ number, name, unit, expiresAt, revokedAt }) => (
            <div
              key={number}
              id={lineId(number)}
              role="option"
              aria-selected={number === list.selected}
              data-void={revokedAt !== null}
              className={styles['line']}
              onClick={() => list.select(number)}
            >
              <b>{name}</b>
              <span>{unit}</span>
              <span>{inGroups(number)}</span>
              <span>
                {revokedAt === null
                  ? t('card.until', { date: formats.shortDate(expiresAt) })
                  : t('revoked', { date: formats.shortDate(revokedAt) })}
              </span>
            </div>
          ))}
        </div>
      )}
      <KeyButton cap="Enter" isMain isOff={!chosen} onPress={() => ask(true)}>
        {t('actions.revoke')}
      </KeyButton>
      {isAsking && chosen && (
        <RevokeDialog
          pass={chosen}
          onDone={() => {
            ask(false);
            askAgain();
          }}
        />
      )}
    </>
  );
}

interface RevokeDialogProps {
  readonly pass: IssuedPassView;
  readonly onDone: () => void;
}

function RevokeDialog({ pass, onDone }: RevokeDialogProps): ReactNode {
  const { t } = useTranslation('passes');
  const { order, failed, isBusy } = useOrders();
  const confirm = async () => {
    if (await order('passes.revoke', { number: pass.number })) onDone();
  };
  return (
    <Dialog
      title={t('revoke.title', { name: pass.name })}
      action={t('revoke.confirm')}
      isOff={isBusy}
      failed={failed}
      onConfirm={() => void confirm()}
      onCancel={onDone}
    >
      <p>{t('revoke.hint', { number: inGroups(pass.number) })}</p>
    </Dialog>
  );
}

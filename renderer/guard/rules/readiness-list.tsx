import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyView } from '../../../preload/contract/policy-view.ts';
import { useSurroundings } from '../../door/surroundings.tsx';
import styles from './rules.module.css';

interface ReadinessListProps {
  readonly items: PolicyView['readiness'];
  readonly onChanged: () => void;
}

/** What a door needs before its rules may bind; what the station cannot see a person answers here. */
export function ReadinessList({ items, onChanged }: ReadinessListProps): ReactNode {
  const { t } = useTranslation('rules');
  const { client } = useSurroundings();
  const nameOf = useItemName();
  const answer = async (item: string, isMet: boolean) => {
    await client.call('policy.answer-readiness', { item, isMet });
    onChanged();
  };
  return (
    <section className={styles['card']}>
      <h3 className={styles['caption']}>{t('readiness.title')}</h3>
      <ul className={styles['readiness']}>
        {items.map(({ item, isMet, isSeen }) => (
          <li key={item} data-met={isMet}>
            <Mark isMet={isMet} />
            <span className={styles['item']}>{nameOf(item)}</span>
            {isSeen ? (
              <b>{t(isMet ? 'readiness.met' : 'readiness.unmet')}</b>
            ) : (
              <span className={styles['answers']} role="group" aria-label={nameOf(item)}>
                {[true, false].map((yes) => (
                  <button
                    key={String(yes)}
                    type="button"
                    className={styles['button']}
                    aria-pressed={isMet === yes}
                    onClick={() => void answer(item, yes)}
                  >
                    {t(yes ? 'readiness.answer.yes' : 'readiness.answer.no')}
                  </button>
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
      <p className={styles['soft']}>{t('readiness.stale')}</p>
    </section>
  );
}

/** A policy may list items of its own; those have no words but their key. */
export function useItemName(): (item: string) => string {
  const { t } = useTranslation('rules');
  const names: Readonly<Record<string, string>> = t('readiness.items', { returnObjects: true });
  return (item) => names[item] ?? item;
}

function Mark({ isMet }: { readonly isMet: boolean }): ReactNode {
  return (
    <svg className={styles['mark']} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <circle cx="12" cy="12" r="10" />
      {isMet && <path d="M7 12.5l3.5 3.5L17 9" />}
    </svg>
  );
}

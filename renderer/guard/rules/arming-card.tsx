import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyView } from '../../../preload/contract/policy-view.ts';
import { useSurroundings } from '../../door/surroundings.tsx';
import { useFormats } from '../../text/format.ts';
import { ArmForm } from './arm-form.tsx';
import { Dialog } from './dialog.tsx';
import styles from './rules.module.css';

interface ArmingCardProps {
  readonly view: PolicyView;
  readonly timeZone: string;
  readonly isPractice: boolean;
  readonly onChanged: () => void;
}

type Step = 'none' | 'arm' | 'disarm';

/** Whether the rules bind, by whose word, and how that is changed. */
export function ArmingCard({ view, timeZone, isPractice, onChanged }: ArmingCardProps): ReactNode {
  const { t } = useTranslation('rules');
  const { client } = useSurroundings();
  const [step, go] = useState<Step>('none');
  const [said, say] = useState<string | null>(null);
  const settle = (words: string) => {
    go('none');
    say(words);
    onChanged();
  };
  const tell = async (name: 'policy.disarm' | 'policy.await-regulation', words: string) => {
    const reply = await client.call(name, null);
    settle(reply.ok ? words : t('failed', { code: reply.failure.code }));
  };
  const { state } = view;
  return (
    <section className={styles['card']} data-state={state}>
      <h2 className={styles['title']}>{t(`state.${state}`)}</h2>
      <StateText view={view} timeZone={timeZone} isPractice={isPractice} />
      <p className={styles['said']} role="status">
        {said}
      </p>
      {step === 'arm' ? (
        <ArmForm view={view} onArmed={() => settle(t('arm.done'))} onCancel={() => go('none')} />
      ) : (
        <div className={styles['actions']}>
          {state !== 'armed' && (
            <button type="button" className={styles['strong']} onClick={() => go('arm')}>
              {t('arm.open')}
            </button>
          )}
          {state === 'installed' && (
            <button
              type="button"
              className={styles['button']}
              onClick={() => void tell('policy.await-regulation', t('await.done'))}
            >
              {t('await.open')}
            </button>
          )}
          {state === 'armed' && (
            <button type="button" className={styles['button']} onClick={() => go('disarm')}>
              {t('disarm.open')}
            </button>
          )}
        </div>
      )}
      {step === 'disarm' && (
        <Dialog
          title={t('disarm.title')}
          confirm={t('disarm.go')}
          cancel={t('disarm.cancel')}
          onConfirm={() => void tell('policy.disarm', t('disarm.done'))}
          onCancel={() => go('none')}
        >
          <p>{t('disarm.text')}</p>
        </Dialog>
      )}
    </section>
  );
}

function StateText({
  view: { state, armed },
  timeZone,
  isPractice,
}: Omit<ArmingCardProps, 'onChanged'>): ReactNode {
  const { t } = useTranslation('rules');
  const formats = useFormats(timeZone);
  if (state !== 'armed' || armed === null) {
    return <p>{t(`stateText.${state === 'armed' ? 'installed' : state}`)}</p>;
  }
  // Nobody armed the rules of a practice door: they bind since the beginning of time.
  if (isPractice && armed.at === 0) return <p>{t('practiceArmed')}</p>;
  const { basis, askedBy: asked, approvedBy: approved, at } = armed;
  return (
    <p>{t('stateText.armed', { basis, asked, approved, date: formats.day(at), time: formats.time(at) })}</p>
  );
}

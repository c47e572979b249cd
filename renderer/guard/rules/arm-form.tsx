import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyView } from '../../../preload/contract/policy-view.ts';
import { useSurroundings } from '../../door/surroundings.tsx';
import { useLanguage } from '../../text/language.ts';
import { useReasonSentence } from '../reason-list.tsx';
import { useItemName } from './readiness-list.tsx';
import styles from './rules.module.css';
import { SecondPin } from './second-pin.tsx';

interface ArmFormProps {
  readonly view: PolicyView;
  readonly onArmed: () => void;
  readonly onCancel: () => void;
}

interface Refusal {
  readonly code: string;
  readonly seen: string | null;
}

/** Whom the rules shall bind and by which regulation; then a second guard agrees. Says each thing that stands against it. */
export function ArmForm({ view, onArmed, onCancel }: ArmFormProps): ReactNode {
  const { t } = useTranslation('rules');
  const language = useLanguage();
  const { client } = useSurroundings();
  const mayBind = view.classes.filter(({ called }) => called === 'mandatory');
  const [classes, setClasses] = useState<readonly string[]>(mayBind.map(({ id }) => id));
  const [basis, setBasis] = useState('');
  const [isAsking, ask] = useState(false);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const toggle = (id: string) =>
    setClasses((was) => (was.includes(id) ? was.filter((one) => one !== id) : [...was, id]));
  const arm = async (secondPin: string) => {
    const reply = await client.call('policy.arm', { classes: [...classes], basis, secondPin });
    if (!reply.ok) return reply.failure;
    ask(false);
    setRefusals(reply.value.failures);
    if (reply.value.failures.length === 0) onArmed();
    return null;
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        ask(true);
      }}
    >
      <fieldset className={styles['choices']}>
        <legend className={styles['caption']}>{t('arm.classes')}</legend>
        {mayBind.map(({ id, title }) => (
          <button
            key={id}
            type="button"
            className={styles['button']}
            aria-pressed={classes.includes(id)}
            onClick={() => toggle(id)}
          >
            {title[language]}
          </button>
        ))}
      </fieldset>
      <label className={styles['field']}>
        <span className={styles['caption']}>{t('arm.basis')}</span>
        <input
          type="text"
          value={basis}
          maxLength={200}
          placeholder={t('arm.basisHint')}
          autoComplete="off"
          ref={field}
          onChange={(event) => setBasis(event.target.value)}
        />
      </label>
      <Refusals refusals={refusals} />
      <div className={styles['actions']}>
        <button type="submit" className={styles['strong']}>
          {t('arm.go')}
        </button>
        <button type="button" className={styles['button']} onClick={onCancel}>
          {t('arm.cancel')}
        </button>
      </div>
      {isAsking && <SecondPin onPin={arm} onCancel={() => ask(false)} />}
    </form>
  );
}

function Refusals({ refusals }: { readonly refusals: readonly Refusal[] }): ReactNode {
  const { t } = useTranslation('rules');
  const sentenceOf = useReasonSentence();
  const nameOf = useItemName();
  if (refusals.length === 0) return null;
  return (
    <div className={styles['refusals']} role="alert">
      <p>
        <b>{t('arm.failures')}</b>
      </p>
      <ul>
        {refusals.map(({ code, seen }) => (
          <li key={`${code} ${seen ?? ''}`}>
            {sentenceOf(code)}
            {seen !== null && <b> {nameOf(seen)}</b>} <code>{code}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

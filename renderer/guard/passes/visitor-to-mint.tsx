import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DigitPad } from '../parts/digit-pad.tsx';
import { KeyButton } from '../parts/key-button.tsx';
import { LetterPad } from '../parts/letter-pad.tsx';
import { partialDateOf } from './partial-date.ts';
import type { Whom } from './whom.ts';
import styles from './passes.module.css';

const doses = [0, 1, 2, 3, 4];
type Field = 'name' | 'birthDate' | 'vaccinatedOn';

/** A pass for somebody whom the roster does not know: what it says the guard has seen. */
export function VisitorToMint({ onMint }: { readonly onMint: (whom: Whom) => Promise<void> }): ReactNode {
  const { t } = useTranslation('passes');
  const [texts, setTexts] = useState<Readonly<Record<Field, string>>>({
    name: '',
    birthDate: '',
    vaccinatedOn: '',
  });
  const [dose, setDose] = useState(0);
  const [field, enter] = useState<Field>('name');
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const birthDate = partialDateOf(texts.birthDate);
  const vaccinatedOn = dose === 0 ? '' : partialDateOf(texts.vaccinatedOn);
  const isReady =
    texts.name.trim() !== '' &&
    birthDate !== null &&
    vaccinatedOn !== null &&
    (dose === 0) === (vaccinatedOn === '');
  const type = (into: Field, text: string) => setTexts((was) => ({ ...was, [into]: text }));
  const mint = () => {
    if (!isReady) return;
    const name = texts.name.trim();
    void onMint({ kind: 'visitor', name, birthDate, personClass: 'visitor', doses: dose, vaccinatedOn });
  };
  const fields: readonly Field[] = dose === 0 ? ['name', 'birthDate'] : ['name', 'birthDate', 'vaccinatedOn'];
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        mint();
      }}
    >
      {fields.map((one) => (
        <label key={one}>
          <span>{t(`visitor.${one}`)}</span>
          <input
            ref={one === 'name' ? first : undefined}
            value={texts[one]}
            maxLength={one === 'name' ? 80 : 10}
            autoComplete="off"
            placeholder={one === 'name' ? '' : t('visitor.dateHint')}
            aria-invalid={one !== 'name' && partialDateOf(texts[one]) === null}
            onFocus={() => enter(one)}
            onChange={({ target }) => type(one, target.value)}
          />
        </label>
      ))}
      <div className={styles['days']} role="group" aria-label={t('visitor.doses')}>
        <span>{t('visitor.doses')}</span>
        {doses.map((count) => (
          <KeyButton key={count} isPressed={count === dose} onPress={() => setDose(count)}>
            {String(count)}
          </KeyButton>
        ))}
      </div>
      {field === 'name' ? (
        <LetterPad
          onType={(letter) => type('name', texts.name + letter)}
          onErase={() => type('name', texts.name.slice(0, -1))}
        />
      ) : (
        <DigitPad
          typed={texts[field]}
          longest={8}
          onTyped={(text) => type(field, text)}
          label={t(`visitor.${field}`)}
        />
      )}
      <p>{t('visitor.hint')}</p>
      <KeyButton cap="Enter" isMain isOff={!isReady} onPress={mint}>
        {t('actions.mint', { count: 1 })}
      </KeyButton>
    </form>
  );
}

import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundPerson } from '../../../preload/contract/people-view.ts';
import { KeyCap } from '../../design/key-cap.tsx';
import { useSurroundings } from '../../door/surroundings.tsx';
import type { PageProps } from '../panel-pages.ts';
import { useReply } from '../use-reply.ts';
import { FoundPeople } from './found-people.tsx';
import { NumberKeys } from './number-keys.tsx';
import styles from './no-phone-page.module.css';

/** Letters look for a name, digits are a number: one field, and nothing to choose before typing. */
const isName = (typed: string) => /\p{L}{2}/u.test(typed) && !/\d/.test(typed);

/** People without a phone: a number or a name is typed, or there is no document at all. */
export function NoPhonePage({ panel, onDone }: PageProps): ReactNode {
  const { t } = useTranslation('noPhone');
  const { client } = useSurroundings();
  const [typed, setTyped] = useState('');
  const [chosen, choose] = useState(0);
  const field = useFocused();
  const { value } = useReply('person.search', { typed: isName(typed) ? typed : '' }, panel.inside);
  const found = isName(typed) ? (value?.found ?? []) : [];
  const take = ({ id }: FoundPerson) => {
    void client.call('person.choose', { id });
    onDone();
  };
  const noDocument = () => {
    void client.call('person.no-document', null);
    onDone();
  };
  const send = () => {
    const person = found[chosen];
    if (isName(typed)) {
      if (person) take(person);
      return;
    }
    if (typed.trim() === '') return;
    void client.call('person.type-number', { number: typed.trim() });
    onDone();
  };
  usePageKeys({
    noDocument,
    move: (step) => choose((was) => (was + step + found.length) % found.length),
    count: found.length,
  });
  return (
    <section className={styles['page']} aria-label={t('title')}>
      <form
        className={styles['ask']}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <label>
          <span className={styles['caption']}>{t('ask')}</span>
          <input
            ref={field}
            type="text"
            autoComplete="off"
            maxLength={40}
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              choose(0);
            }}
          />
        </label>
        <button type="submit" className={styles['send']} aria-disabled={typed.trim() === ''}>
          {isName(typed) ? t('take') : t('send')} <KeyCap>Enter</KeyCap>
        </button>
      </form>
      {isName(typed) ? (
        <FoundPeople people={found} chosen={chosen} hasRoster={value?.hasRoster ?? true} onTake={take} />
      ) : (
        <NumberKeys
          onDigit={(digit) => setTyped((was) => (was + digit).slice(0, 40))}
          onErase={() => setTyped((was) => was.slice(0, -1))}
        />
      )}
      <button type="button" className={styles['none']} onClick={noDocument}>
        {t('noDocument')} <KeyCap>F5</KeyCap>
      </button>
    </section>
  );
}

/** Gives a field that has the focus as soon as it is there. */
function useFocused() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return field;
}

interface PageKeys {
  readonly noDocument: () => void;
  readonly move: (step: 1 | -1) => void;
  readonly count: number;
}

/** F5 a second time says that there is nothing to type; arrows choose among those who were found. */
function usePageKeys({ noDocument, move, count }: PageKeys): void {
  const { keyboard } = useSurroundings();
  useEffect(() =>
    keyboard.listen(({ code }) => {
      const step = ({ ArrowDown: 1, ArrowUp: -1 } as const)[code];
      if (code === 'F5') noDocument();
      else if (step !== undefined && count > 0) move(step);
      else return false;
      return true;
    }),
  );
}

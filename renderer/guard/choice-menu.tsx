import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyCap } from '../design/key-cap.tsx';
import { useSurroundings } from '../door/surroundings.tsx';
import styles from './choice-menu.module.css';

/** One entry of a menu: the key that is printed on it, and what it says. */
export interface Choice<T> {
  readonly value: T;
  /** A digit, `+` or `−`. */
  readonly key: string;
  readonly words: string;
}

interface ChoiceMenuProps<T> {
  readonly title: string;
  readonly choices: readonly Choice<T>[];
  readonly onChoose: (value: T) => void;
  readonly onCancel: () => void;
}

const keyOfCode = (code: string): string | null => {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit !== undefined) return digit;
  return { NumpadAdd: '+', Equal: '+', NumpadSubtract: '−', Minus: '−' }[code] ?? null;
};

/**
 * A menu over the people at the door, that a function key has opened: the second key chooses. Any other key leaves it
 * as it is, and Escape closes it.
 */
export function ChoiceMenu<T>({ title, choices, onChoose, onCancel }: ChoiceMenuProps<T>): ReactNode {
  const { t } = useTranslation('guard');
  const { keyboard } = useSurroundings();
  useEffect(() =>
    keyboard.listen(({ code }) => {
      if (code === 'Escape') onCancel();
      const choice = choices.find(({ key }) => key === keyOfCode(code));
      if (choice !== undefined) onChoose(choice.value);
      return choice !== undefined || code === 'Escape';
    }),
  );
  return (
    <div className={styles['ground']}>
      <section className={styles['menu']} role="dialog" aria-modal="true" aria-label={title}>
        <h2 className={styles['title']}>
          {title}
          <button type="button" onClick={onCancel}>
            {t('menu.cancel')} <KeyCap>Esc</KeyCap>
          </button>
        </h2>
        <ul className={styles['choices']}>
          {choices.map(({ value, key, words }) => (
            <li key={key}>
              <button type="button" onClick={() => onChoose(value)}>
                <KeyCap>{key}</KeyCap> <span>{words}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

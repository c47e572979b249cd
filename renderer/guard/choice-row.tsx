import type { ReactNode } from 'react';
import styles from './settings-page.module.css';

interface ChoiceRowProps<T extends string> {
  readonly caption: string;
  readonly choices: readonly (readonly [value: T, words: string])[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}

/** One setting as a row of buttons, the chosen one pressed. */
export function ChoiceRow<T extends string>({
  caption,
  choices,
  chosen,
  onChoose,
}: ChoiceRowProps<T>): ReactNode {
  return (
    <div className={styles['row']} role="group" aria-label={caption}>
      <span>{caption}</span>
      <div className={styles['choices']}>
        {choices.map(([value, words]) => (
          <button key={value} type="button" aria-pressed={value === chosen} onClick={() => onChoose(value)}>
            {words}
          </button>
        ))}
      </div>
    </div>
  );
}

import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../parts/dialog.tsx';
import { LetterPad } from '../parts/letter-pad.tsx';
import styles from './shift.module.css';

interface NameDialogProps {
  readonly title: string;
  readonly initial: string;
  readonly failed?: string | null;
  readonly onNamed: (name: string) => void;
  readonly onCancel: () => void;
}

const longestName = 80;

/** Asks for a name, typed or touched. */
export function NameDialog({ title, initial, failed = null, onNamed, onCancel }: NameDialogProps): ReactNode {
  const { t } = useTranslation('shift');
  const [name, setName] = useState(initial);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const isReady = name.trim() !== '';
  const confirm = () => {
    if (isReady) onNamed(name.trim());
  };
  return (
    <Dialog
      title={title}
      action={t('actions.next')}
      isOff={!isReady}
      failed={failed}
      onConfirm={confirm}
      onCancel={onCancel}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          confirm();
        }}
      >
        <input
          ref={field}
          className={styles['field']}
          aria-label={title}
          value={name}
          maxLength={longestName}
          autoComplete="off"
          onChange={({ target }) => setName(target.value)}
        />
      </form>
      <LetterPad
        onType={(letter) => setName((was) => wordCase(was + letter).slice(0, longestName))}
        onErase={() => setName((was) => was.slice(0, -1))}
      />
    </Dialog>
  );
}

/** Touched letters are capitals; a name has one at each word. */
function wordCase(text: string): string {
  return text.replace(/(\p{L})(\p{L}+)$/u, (_all, first: string, rest: string) => first + rest.toLowerCase());
}

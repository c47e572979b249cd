import { useEffect, useEffectEvent, useRef } from 'react';
import type { ReactNode } from 'react';
import { KeyCap } from '../../design/key-cap.tsx';
import { useSurroundings } from '../../door/surroundings.tsx';
import styles from './dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly confirm: string;
  readonly cancel: string;
  readonly isBusy?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  /** Takes a key before Enter and Escape do; true means that it was for the dialog's content. */
  readonly onKey?: (code: string) => boolean;
  readonly children: ReactNode;
}

/** A question over the panel: Enter says yes, Escape says no and leaves the panel open. */
export function Dialog(props: DialogProps): ReactNode {
  const { title, confirm, cancel, isBusy = false, onConfirm, onCancel, children } = props;
  const { keyboard } = useSurroundings();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const hear = useEffectEvent((code: string): boolean => {
    if (props.onKey?.(code) === true) return true;
    const isEnter = code === 'Enter' || code === 'NumpadEnter';
    // A person who has moved to a button with Tab presses that button with Enter.
    if (isEnter && document.activeElement instanceof HTMLButtonElement) return false;
    if (isEnter && !isBusy) onConfirm();
    if (code === 'Escape') onCancel();
    return isEnter || code === 'Escape';
  });
  useEffect(() => keyboard.listen(({ code, control }) => !control && hear(code)), [keyboard]);
  return (
    <div className={styles['veil']}>
      <div
        ref={box}
        className={styles['dialog']}
        role="dialog"
        aria-modal="true"
        aria-label={title}
        tabIndex={-1}
      >
        <h2 className={styles['title']}>{title}</h2>
        {children}
        <div className={styles['actions']}>
          <button type="button" className={styles['strong']} aria-disabled={isBusy} onClick={onConfirm}>
            {confirm} <KeyCap>Enter</KeyCap>
          </button>
          <button type="button" className={styles['button']} onClick={onCancel}>
            {cancel} <KeyCap>Esc</KeyCap>
          </button>
        </div>
      </div>
    </div>
  );
}

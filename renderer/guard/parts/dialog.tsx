import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyButton } from './key-button.tsx';
import styles from './parts.module.css';
import { isEnter, isOnButton, useKeys } from './use-keys.ts';

interface DialogProps {
  readonly title: string;
  readonly children?: ReactNode;
  /** Words of the button that goes on; null where there is nothing to confirm. */
  readonly action: string | null;
  readonly isOff?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  /** Words of the button that leaves it; what was done already is not taken back by it. */
  readonly leave?: string;
  /** Code of why it did not work. */
  readonly failed?: string | null;
}

/** A question over the page: Enter goes on, Escape leaves everything as it was. */
export function Dialog(props: DialogProps): ReactNode {
  const { title, children, action, isOff = false, onConfirm, onCancel, failed = null, leave } = props;
  const { t } = useTranslation('inside');
  const { t: reason } = useTranslation('reasons');
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (box.current?.contains(document.activeElement) === false) box.current.focus();
  }, []);
  useKeys(({ code }) => {
    if (code === 'Escape') onCancel();
    else if (!isEnter(code) || isOnButton()) return false;
    else if (action !== null && !isOff) onConfirm();
    return true;
  });
  return (
    <div className={styles['veil']}>
      <div
        ref={box}
        className={styles['dialog']}
        role="dialog"
        aria-modal="true"
        aria-labelledby={titleId}
        tabIndex={-1}
      >
        <h2 className={styles['question']} id={titleId}>
          {title}
        </h2>
        {children}
        {failed !== null && (
          <p className={styles['failed']} role="alert">
            {reason(failed, { defaultValue: failed })} <code>{failed}</code>
          </p>
        )}
        <div className={styles['answers']}>
          {action !== null && (
            <KeyButton cap="Enter" isMain isOff={isOff} onPress={onConfirm}>
              {action}
            </KeyButton>
          )}
          <KeyButton cap="Esc" onPress={onCancel}>
            {leave ?? (action === null ? t('dialog.done') : t('dialog.cancel'))}
          </KeyButton>
        </div>
      </div>
    </div>
  );
}

import type { ReactNode } from 'react';
import { KeyCap } from '../../design/key-cap.tsx';
import styles from './parts.module.css';

interface KeyButtonProps {
  readonly children: ReactNode;
  /** What is printed on the key that does the same; left out for what has none. */
  readonly cap?: string;
  readonly onPress: () => void;
  /** The next likely one is the big one. */
  readonly isMain?: boolean;
  readonly isOff?: boolean;
  /** Set for a button that is one of several, of which one holds. */
  readonly isPressed?: boolean;
}

/** A button with its key printed on it. */
export function KeyButton(props: KeyButtonProps): ReactNode {
  const { children, cap, onPress, isMain = false, isOff = false, isPressed } = props;
  return (
    <button
      type="button"
      className={styles['button']}
      data-main={isMain}
      aria-disabled={isOff}
      aria-pressed={isPressed}
      onClick={() => {
        if (!isOff) onPress();
      }}
    >
      <span>{children}</span>
      {cap !== undefined && <KeyCap>{cap}</KeyCap>}
    </button>
  );
}

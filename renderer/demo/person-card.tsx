import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DemoPerson } from '../../preload/contract/screen-state.ts';
import styles from './demo-tray.module.css';
import { usePersonName } from './person-name.ts';

interface PersonCardProps {
  readonly person: DemoPerson;
  readonly onPresent: () => void;
  readonly onShowCode: () => void;
}

/** One sample person: a press presents the code, the small button shows it for a real scanner. */
export function PersonCard({ person, onPresent, onShowCode }: PersonCardProps): ReactNode {
  const { t } = useTranslation('demo');
  const name = usePersonName()(person);
  return (
    <li className={styles['card']}>
      <button type="button" className={styles['present']} onClick={onPresent} data-person={person.id}>
        {name}
      </button>
      <button
        type="button"
        className={styles['show']}
        aria-label={t('showCode', { person: name })}
        onClick={onShowCode}
      >
        <CodeMark />
      </button>
    </li>
  );
}

function CodeMark(): ReactNode {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M3 3h7v7H3zM14 3h7v7h-7zM3 14h7v7H3zM14 14h3v3h-3zM18 18h3v3h-3zM5.500 5.500h2v2h-2zM16.500 5.500h2v2h-2zM5.500 16.500h2v2h-2z" />
    </svg>
  );
}

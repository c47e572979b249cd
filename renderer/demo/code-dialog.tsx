import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DemoPerson } from '../../preload/contract/screen-state.ts';
import { useSurroundings } from '../door/surroundings.tsx';
import { KeyCap } from '../design/key-cap.tsx';
import styles from './code-dialog.module.css';
import { usePersonName } from './person-name.ts';
import { QrCode } from '../design/qr-code.tsx';

interface CodeDialogProps {
  readonly person: DemoPerson;
  readonly onClose: () => void;
}

/** Shows one code large enough for a real scanner held before the screen. */
export function CodeDialog({ person, onClose }: CodeDialogProps): ReactNode {
  const { t } = useTranslation('demo');
  const { keyboard } = useSurroundings();
  const name = usePersonName()(person);
  useEffect(() =>
    keyboard.listen(({ code }) => {
      if (code === 'Escape') onClose();
      return code === 'Escape';
    }),
  );
  return (
    <div className={styles['veil']} onClick={onClose}>
      <div className={styles['dialog']} role="dialog" aria-modal="true" aria-label={name}>
        <QrCode text={person.text} />
        <p className={styles['name']}>{name}</p>
        <button type="button" className={styles['close']} onClick={onClose}>
          {t('close')} <KeyCap>Esc</KeyCap>
        </button>
      </div>
    </div>
  );
}

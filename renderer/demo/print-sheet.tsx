import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { DemoPerson } from '../../preload/contract/screen-state.ts';
import { usePersonName } from './person-name.ts';
import styles from './print-sheet.module.css';
import { QrCode } from '../design/qr-code.tsx';

/** All sample codes on paper: seen by the printer only. */
export function PrintSheet({ people }: { readonly people: readonly DemoPerson[] }): ReactNode {
  const { t } = useTranslation('demo');
  const nameOf = usePersonName();
  return createPortal(
    <section className={styles['sheet']} aria-hidden="true">
      <h1>{t('sheetTitle')}</h1>
      <p>{t('sheetNote')}</p>
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            <QrCode text={person.text} />
            <b>{nameOf(person)}</b> · {t('sheetMark')}
          </li>
        ))}
      </ul>
    </section>,
    document.body,
  );
}

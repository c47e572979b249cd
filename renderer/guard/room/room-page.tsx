import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyCap } from '../../design/key-cap.tsx';
import { useSurroundings } from '../../door/surroundings.tsx';
import type { PageProps } from '../panel-pages.ts';
import { ExportPage } from './export-page.tsx';
import styles from './room-page.module.css';

const parts = [['export', ExportPage]] as const;

/** The supervisor's room: what an office has to do with its log and its lists. Digits turn its pages. */
export function RoomPage(props: PageProps): ReactNode {
  const { t } = useTranslation('room');
  const [shown, show] = useState(0);
  useDigits((digit) => {
    if (digit > parts.length) return false;
    show(digit - 1);
    return true;
  });
  const Part = parts[shown]?.[1] ?? ExportPage;
  return (
    <section className={styles['room']} aria-label={t('title')}>
      <nav className={styles['parts']} aria-label={t('title')}>
        {parts.map(([name], index) => (
          <button key={name} type="button" aria-pressed={index === shown} onClick={() => show(index)}>
            <KeyCap>{index + 1}</KeyCap> {t(`parts.${name}`)}
          </button>
        ))}
      </nav>
      <Part {...props} />
    </section>
  );
}

/** Digits choose a part; while somebody writes in a field they are the field's. */
function useDigits(hear: (digit: number) => boolean): void {
  const { keyboard } = useSurroundings();
  useEffect(() =>
    keyboard.listen(({ code }) => {
      const digit = /^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1];
      return digit !== undefined && hear(Number(digit));
    }),
  );
}

import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import styles from './sheet.module.css';

/** How a sheet is printed: A4, A5 for the slip, or a card of 85.6 by 54 mm a page. */
type Paper = 'a4' | 'a5' | 'card';

/** What only a printer sees, in the place of the whole panel. */
export function Sheet({
  paper,
  children,
}: {
  readonly paper: Paper;
  readonly children: ReactNode;
}): ReactNode {
  return createPortal(
    <section className={styles['sheet']} data-paper={paper} aria-hidden="true">
      {children}
    </section>,
    document.body,
  );
}

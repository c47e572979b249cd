import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { GuardRow } from '../../preload/contract/guard-panel.ts';
import { Silhouette } from '../design/silhouettes.tsx';
import styles from './outcome-sign.module.css';

interface OutcomeSignProps {
  readonly row: GuardRow;
  /** Beside the sign, its words: never colour alone. */
  readonly hasWords?: boolean;
}

/** The sign of a person's outcome. Black wears the shape and colour that bystanders saw, and is called "code K". */
export function OutcomeSign({ row, hasWords = true }: OutcomeSignProps): ReactNode {
  const { t } = useTranslation('guard');
  return (
    <span className={styles['outcome']} data-shown={row.shown}>
      <Silhouette sign={row.shown} />
      {hasWords && <span>{t(`outcome.${row.outcome}`)}</span>}
    </span>
  );
}

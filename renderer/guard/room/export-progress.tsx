import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportJob } from '../../../preload/contract/stick-view.ts';
import { useSurroundings } from '../../door/surroundings.tsx';
import styles from './export-page.module.css';
import { useSizes } from './use-sizes.ts';

type Running = Extract<ExportJob, { state: 'running' }>;
type Done = Extract<ExportJob, { state: 'done' }>;

/** How far the export is; and when it is done, what was written and whether the stick may be pulled out. */
export function ExportProgress({ job }: { readonly job: Running | Done }): ReactNode {
  return job.state === 'running' ? <Progress job={job} /> : <Receipt job={job} />;
}

function Progress({ job }: { readonly job: Running }): ReactNode {
  const { t, i18n } = useTranslation('room');
  const { client } = useSurroundings();
  const share = job.done / Math.max(job.total, 1);
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(share);
  return (
    <div className={styles['running']}>
      <h2 className={styles['title']}>{t(`export.phase.${job.phase}`)}</h2>
      <progress value={share} max={1} aria-label={t('export.progress')} />
      <p className={styles['percent']}>{percent}</p>
      <p>{t('export.doorGoesOn')}</p>
      {job.phase !== 'removing' && (
        <button type="button" onClick={() => void client.call('export.cancel', null)}>
          {t('export.cancel')}
        </button>
      )}
    </div>
  );
}

function Receipt({ job }: { readonly job: Done }): ReactNode {
  const { t, i18n } = useTranslation('room');
  const { client } = useSurroundings();
  const sizes = useSizes();
  const rows = new Intl.NumberFormat(i18n.language).format(job.rows);
  return (
    <div className={styles['running']} role="status">
      <h2 className={styles['title']}>
        {job.removal === null ? t('export.written') : t(`export.removal.${job.removal}`)}
      </h2>
      <p>{t('export.receipt', { rows, files: job.files, size: sizes(job.bytes) })}</p>
      <p className={styles['folder']}>{job.folder}</p>
      <dl className={styles['head']}>
        <dt>{t('export.headCode')}</dt>
        <dd>{job.headCode}</dd>
      </dl>
      <p>{t('export.copyCode')}</p>
      {job.removal === null && (
        <button
          type="button"
          className={styles['start']}
          onClick={() => void client.call('export.remove-stick', null)}
        >
          {t('export.remove')}
        </button>
      )}
    </div>
  );
}

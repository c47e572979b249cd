import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportJob, StickView } from '../../../preload/contract/stick-view.ts';
import { useSurroundings } from '../../door/surroundings.tsx';
import type { PageProps } from '../panel-pages.ts';
import { ReasonList } from '../reason-list.tsx';
import { useReply } from '../use-reply.ts';
import { ExportForm } from './export-form.tsx';
import styles from './export-page.module.css';
import { ExportProgress } from './export-progress.tsx';
import { useSizes } from './use-sizes.ts';

/** Somebody who plugs a stick in looks at the screen for about as long. */
const lookEveryMs = 2000;

/** Carries the log away on a stick: which stick, what for, who can read it; then how far it is, and when to pull it out. */
export function ExportPage({ panel }: PageProps): ReactNode {
  const { t } = useTranslation('room');
  const [looks, setLooks] = useState(0);
  const { value, failed } = useReply('export.read', null, `${String(looks)} ${String(panel.inside)}`);
  const job = useJob(value?.job ?? null);
  const [device, choose] = useState<string | null>(null);
  useEffect(() => {
    const timer = setInterval(() => setLooks((was) => was + 1), lookEveryMs);
    return () => clearInterval(timer);
  }, []);
  if (failed !== null) return <ReasonList codes={[failed]} />;
  if (value === null || job === null) return <p role="status">{t('export.looking')}</p>;
  const usable = value.sticks.filter(({ whyUnfit }) => whyUnfit === null);
  const chosen = usable.find((stick) => stick.device === device) ?? usable[0] ?? null;
  if (job.state === 'running' || job.state === 'done') return <ExportProgress job={job} />;
  return (
    <>
      {job.state === 'failed' && <Failed job={job} />}
      <h2 className={styles['title']}>{t('export.stick')}</h2>
      {value.sticks.length === 0 && <p className={styles['none']}>{t('export.noStick')}</p>}
      <ul className={styles['sticks']}>
        {value.sticks.map((stick) => (
          <li key={stick.device}>
            <Stick stick={stick} isChosen={stick === chosen} onChoose={() => choose(stick.device)} />
          </li>
        ))}
      </ul>
      {chosen && <ExportForm device={chosen.device} view={value} />}
    </>
  );
}

/** The job as it was read, and from then on as the station tells of it. */
function useJob(read: ExportJob | null): ExportJob | null {
  const { client } = useSurroundings();
  const [told, tell] = useState<ExportJob | null>(null);
  useEffect(() => client.on('export-job', tell), [client]);
  return told ?? read;
}

interface StickProps {
  readonly stick: StickView;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Stick({ stick, isChosen, onChoose }: StickProps): ReactNode {
  const { t } = useTranslation('room');
  const { t: reason } = useTranslation('reasons');
  const sizes = useSizes();
  const { label, freeBytes, totalBytes, fileSystem, whyUnfit } = stick;
  const space =
    freeBytes === null || totalBytes === null
      ? fileSystem
      : t('export.space', { free: sizes(freeBytes), total: sizes(totalBytes), fileSystem });
  return (
    <button
      type="button"
      className={styles['stick']}
      aria-pressed={isChosen}
      aria-disabled={whyUnfit !== null}
      onClick={whyUnfit === null ? onChoose : undefined}
    >
      <b>{label}</b>
      <span>{space}</span>
      {whyUnfit !== null && <span className={styles['why']}>{reason(whyUnfit)}</span>}
    </button>
  );
}

function Failed({ job }: { readonly job: Extract<ExportJob, { state: 'failed' }> }): ReactNode {
  const { t } = useTranslation('room');
  return (
    <div role="alert" className={styles['failed']}>
      <b>{t('export.failed')}</b>
      <ReasonList codes={[job.code]} />
    </div>
  );
}

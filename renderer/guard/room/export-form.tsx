import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskOf } from '../../../preload/contract/commands.ts';
import type { ExportView } from '../../../preload/contract/stick-view.ts';
import { useSurroundings } from '../../door/surroundings.tsx';
import { ChoiceRow } from '../choice-row.tsx';
import { ReasonList } from '../reason-list.tsx';
import styles from './export-page.module.css';

type Asked = AskOf<'export.start'>;
type Purpose = Asked['purposes'][number];
type Kind = Asked['protection']['kind'];

const purposes: readonly Purpose[] = ['audit', 'table', 'summary'];
const shortestPassphrase = 12;

interface ExportFormProps {
  readonly device: string;
  readonly view: ExportView;
}

/** What the export is for and who can read it. What the office uses every week is chosen already. */
export function ExportForm({ device, view }: ExportFormProps): ReactNode {
  const { t } = useTranslation('room');
  const { client } = useSurroundings();
  const [chosen, choose] = useState<readonly Purpose[]>(['audit', 'summary']);
  const [kind, setKind] = useState<Kind>(view.hasRecipients ? 'recipients' : 'passphrase');
  const [passphrase, setPassphrase] = useState('');
  const [failed, setFailed] = useState<string | null>(null);
  const kinds: readonly Kind[] = [
    ...(view.hasRecipients ? (['recipients'] as const) : []),
    'passphrase',
    ...(view.plainIsAllowed ? (['none'] as const) : []),
  ];
  const isTooShort = kind === 'passphrase' && passphrase.length < shortestPassphrase;
  const canStart = chosen.length > 0 && !isTooShort;
  const start = async () => {
    if (!canStart) return;
    const protection = kind === 'passphrase' ? { kind, passphrase } : { kind };
    const reply = await client.call('export.start', { device, purposes: [...chosen], protection });
    setFailed(reply.ok ? null : reply.failure.code);
  };
  const turn = (purpose: Purpose) =>
    choose((was) => (was.includes(purpose) ? was.filter((one) => one !== purpose) : [...was, purpose]));
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <fieldset className={styles['purposes']}>
        <legend>{t('export.purpose')}</legend>
        {purposes.map((purpose) => (
          <button
            key={purpose}
            type="button"
            aria-pressed={chosen.includes(purpose)}
            onClick={() => turn(purpose)}
          >
            <b>{t(`export.purposes.${purpose}`)}</b>
            <span>{t(`export.purposes.${purpose}Is`)}</span>
          </button>
        ))}
      </fieldset>
      <ChoiceRow
        caption={t('export.readers')}
        choices={kinds.map((one) => [one, t(`export.protection.${one}`)] as const)}
        chosen={kind}
        onChoose={setKind}
      />
      {kind === 'passphrase' && (
        <label className={styles['passphrase']}>
          <span>{t('export.passphrase')}</span>
          <input
            type="text"
            autoComplete="off"
            value={passphrase}
            maxLength={200}
            onChange={(event) => setPassphrase(event.target.value)}
          />
        </label>
      )}
      {failed !== null && <ReasonList codes={[failed]} />}
      <button type="submit" className={styles['start']} aria-disabled={!canStart}>
        {t('export.start')}
      </button>
    </form>
  );
}

import { useEffect, useEffectEvent, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyView } from '../../../preload/contract/policy-view.ts';
import { KeyCap } from '../../design/key-cap.tsx';
import { useSurroundings } from '../../door/surroundings.tsx';
import { useFormats } from '../../text/format.ts';
import { useLanguage } from '../../text/language.ts';
import type { PageProps } from '../panel-pages.ts';
import { useReply } from '../use-reply.ts';
import { AskedPage } from './asked-page.tsx';
import styles from './rules.module.css';
import { useWhatIf } from './use-what-if.ts';
import type { WhatIfQuestion, WhatIfRun } from './use-what-if.ts';
import { WhatIfResult } from './what-if-result.tsx';
import own from './what-if.module.css';

/** What four weeks would have looked like under other rules: choose, work it out, see the difference. */
export function WhatIfPage({ status }: PageProps): ReactNode {
  const asked = useReply('policy.read', null, null);
  return <AskedPage asked={asked}>{(view) => <WhatIf view={view} timeZone={status.timeZone} />}</AskedPage>;
}

interface WhatIfProps {
  readonly view: PolicyView;
  readonly timeZone: string;
}

/** Whom the rules would bind: `everybody`, `as-written`, or a class. */
type Bound = string;

function WhatIf({ view, timeZone }: WhatIfProps): ReactNode {
  const { t } = useTranslation('what-if');
  const language = useLanguage();
  const [policy, setPolicy] = useState<string | null>(null);
  const [bound, setBound] = useState<Bound>('everybody');
  const { run, begin, stop } = useWhatIf();
  const isRunning = run?.state === 'running';
  const others = view.installed.filter(({ id }) => id !== view.policy?.id);
  const start = () => begin(questionOf(policy, bound));
  useStopKey(isRunning, stop);
  return (
    <div className={styles['column']}>
      <section className={styles['card']}>
        <p>{t('intro')}</p>
        <Choices
          caption={t('rules')}
          chosen={policy ?? ''}
          choices={[
            ['', t('current')],
            ...others.map(({ id, title, version }) => [id, `${title[language]} (${version})`] as const),
          ]}
          onChoose={(id) => setPolicy(id === '' ? null : id)}
        />
        <Choices
          caption={t('bound')}
          chosen={bound}
          choices={[
            ['everybody', t('everybody')],
            ...view.classes.map(
              ({ id, title }) => [`=${id}`, t('only', { title: title[language] })] as const,
            ),
            ['as-written', t('asWritten')],
          ]}
          onChoose={setBound}
        />
        <div className={styles['actions']}>
          {isRunning ? (
            <button type="button" className={styles['button']} onClick={stop}>
              {t('stop')} <KeyCap>Esc</KeyCap>
            </button>
          ) : (
            <button type="button" className={styles['strong']} onClick={start}>
              {t('go')}
            </button>
          )}
        </div>
        <Progress run={run} timeZone={timeZone} />
      </section>
      {run?.state === 'done' && <WhatIfResult run={run} view={view} timeZone={timeZone} />}
    </div>
  );
}

function questionOf(policy: string | null, bound: Bound): WhatIfQuestion {
  if (bound === 'as-written') return { policy, mode: null, personClass: null };
  const personClass = bound === 'everybody' ? null : bound.slice(1);
  return { policy, mode: 'mandatory', personClass };
}

interface ChoicesProps {
  readonly caption: string;
  readonly choices: readonly (readonly [value: string, words: string])[];
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
}

function Choices({ caption, choices, chosen, onChoose }: ChoicesProps): ReactNode {
  return (
    <fieldset className={styles['choices']}>
      <legend className={styles['caption']}>{caption}</legend>
      {choices.map(([value, words]) => (
        <button
          key={value}
          type="button"
          className={styles['button']}
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
        >
          {words}
        </button>
      ))}
    </fieldset>
  );
}

/** Escape stops the work while it goes on; the panel stays. */
function useStopKey(isRunning: boolean, stop: () => void): void {
  const { keyboard } = useSurroundings();
  const hear = useEffectEvent((code: string) => {
    if (!isRunning || code !== 'Escape') return false;
    stop();
    return true;
  });
  useEffect(() => keyboard.listen(({ code }) => hear(code)), [keyboard]);
}

/** Keeps its height, whatever it says. */
function Progress({
  run,
  timeZone,
}: {
  readonly run: WhatIfRun | null;
  readonly timeZone: string;
}): ReactNode {
  const { t } = useTranslation('what-if');
  const formats = useFormats(timeZone);
  const share = run?.state === 'running' ? run.share : null;
  return (
    <div className={own['progress']}>
      <p role="status">{wordsOf(run, t, formats)}</p>
      <div
        className={own['bar']}
        role={share === null ? undefined : 'progressbar'}
        aria-label={share === null ? undefined : t('progress')}
        aria-valuenow={share === null ? undefined : Math.round(share * 100)}
      >
        {share !== null && <div style={{ inlineSize: `${String(Math.round(share * 100))}%` }} />}
      </div>
    </div>
  );
}

function wordsOf(
  run: WhatIfRun | null,
  t: ReturnType<typeof useTranslation<'what-if'>>['t'],
  formats: ReturnType<typeof useFormats>,
): string | null {
  if (run === null) return null;
  if (run.state === 'failed') return t('failed', { code: run.code ?? '' });
  if (run.state === 'stopped') return t('stopped');
  const rows = formats.number(run.rows);
  if (run.state === 'done')
    return t('took', { rows, seconds: formats.number(Math.ceil(run.seconds * 10) / 10) });
  return run.upTo === null ? t('progress') : t('running', { rows, day: formats.day(run.upTo) });
}

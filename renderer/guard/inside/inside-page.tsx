import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PageProps } from '../panel-pages.ts';
import { KeyButton } from '../parts/key-button.tsx';
import { useKeys } from '../parts/use-keys.ts';
import { useReply } from '../use-reply.ts';
import { CountHead } from './count-head.tsx';
import { EveningView } from './evening-view.tsx';
import styles from './inside.module.css';
import { NowView } from './now-view.tsx';
import { OtherDoorsView } from './other-doors-view.tsx';

type View = 'now' | 'evening' | 'doors';

/** Keys that write nothing: what is typed on this page looks for a name. */
const viewOfKey: Readonly<Record<string, View>> = { End: 'evening', Home: 'doors' };
const views = [
  ['now', undefined],
  ['evening', 'End'],
  ['doors', 'Home'],
] as const;

/** Who is inside: the list, the evening, and doors without a station. */
export function InsidePage({ panel, status }: PageProps): ReactNode {
  const { t } = useTranslation('inside');
  const { value, failed } = useReply('presence.read', null, panel);
  const [view, turn] = useState<View>('now');
  useKeys(({ code }) => {
    const to = viewOfKey[code];
    if (to === undefined || view === to || document.querySelector('[aria-modal="true"]') !== null)
      return false;
    turn(to);
    return true;
  });
  return (
    <section className={styles['page']} aria-label={t('title')}>
      <nav className={styles['views']} aria-label={t('views.title')}>
        {views.map(([name, cap]) => (
          <KeyButton
            key={name}
            isPressed={view === name}
            onPress={() => turn(name)}
            {...(cap ? { cap } : {})}
          >
            {t(`views.${name}`)}
          </KeyButton>
        ))}
      </nav>
      {value === null && (
        <p className={styles['empty']} role="status">
          {failed === null ? t('loading') : t('failed', { code: failed })}
        </p>
      )}
      {value !== null && view !== 'doors' && <CountHead presence={value} />}
      {value !== null && view === 'now' && <NowView presence={value} timeZone={status.timeZone} />}
      {value !== null && view === 'evening' && (
        <EveningView presence={value} timeZone={status.timeZone} onClosed={() => turn('now')} />
      )}
      {value !== null && view === 'doors' && <OtherDoorsView presence={value} timeZone={status.timeZone} />}
    </section>
  );
}

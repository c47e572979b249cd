import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { WindowSettings } from '../../preload/contract/screen-state.ts';
import { Screen } from '../app.tsx';
import { DemoTray } from '../demo/demo-tray.tsx';
import { Practice } from '../practice/practice.tsx';
import { usePractice } from '../practice/use-practice.ts';
import { shellOpensPanel } from '../transport.ts';
import { CameraLayer } from './camera-layer.tsx';
import styles from './door-app.module.css';
import type { DoorStore } from './door-store.ts';
import { GuardStrip } from './guard-strip.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { PinPad } from './pin-pad.tsx';
import { PracticeMarks } from './practice-marks.tsx';
import { useSurroundings } from './surroundings.tsx';
import { useSounds } from './use-sounds.ts';
import { useVisitorLanguage } from './use-visitor-language.ts';

/** The public window: the stage with its screen, the guard's strip below, and the panel when it is open. */
export function DoorApp({ store }: { readonly store: DoorStore }): ReactNode {
  const view = useSyncExternalStore(store.subscribe, store.read);
  const { status, settings, isAlive } = view;
  const [language, chooseLanguage] = useVisitorLanguage(settings?.language ?? 'id', view.screen);
  const [isAsking, setAsking] = useState(false);
  const panel = usePanelFrame();
  const practice = usePractice(view);
  const languageSwitch = <LanguageSwitch language={language} onChoose={chooseLanguage} />;
  useLobby(settings?.lobby ?? 'bright');
  useSounds(view, language);
  const openPanel = (code: string) => {
    setAsking(false);
    practice.end();
    panel.open(code);
  };
  useBadge(openPanel);
  const screen = isAlive ? view.screen : ({ kind: 'out-of-service', code: 'STATION_LOST' } as const);
  return (
    <main className={styles['window']} data-panel={panel.code !== null}>
      <div className={styles['stage']} data-practice={status?.practice} inert={isAsking}>
        {practice.seed === null ? (
          <Screen {...view} language={languageSwitch} />
        ) : (
          <Practice key={practice.seed} seed={practice.seed} language={languageSwitch} onEnd={practice.end} />
        )}
        {settings?.camera.enabled === true && (
          <CameraLayer
            settings={settings.camera}
            isShown={screen.kind === 'ready' && practice.seed === null}
          />
        )}
        {status && (
          <GuardStrip
            status={status}
            screen={screen}
            isPractising={practice.seed !== null}
            onOpen={() => setAsking(true)}
          />
        )}
        {status?.practice === true && practice.seed === null && <PracticeMarks screen={screen} />}
      </div>
      {status?.practice === true && panel.code === null && practice.seed === null && (
        <DemoTray isInert={isAsking} onPractise={practice.begin} />
      )}
      {status && isAsking && (
        <PinPad
          pinIsSet={status.guard.pinIsSet}
          reach={settings?.reach ?? 'standing'}
          onOpened={openPanel}
          onCancel={() => setAsking(false)}
        />
      )}
      {panel.code !== null && <PanelFrame key={panel.code} code={panel.code} />}
    </main>
  );
}

/** The guard's panel is a document of its own with a session of its own; the station closes it. */
function PanelFrame({ code }: { readonly code: string }): ReactNode {
  const { t } = useTranslation('door');
  return (
    <iframe
      className={styles['panel']}
      src={`./guard.html#${code}`}
      title={t('guardPanel')}
      ref={(frame) => frame?.focus()}
      allow="camera"
    />
  );
}

function usePanelFrame(): { readonly code: string | null; open(code: string): void } {
  const { client } = useSurroundings();
  const [code, setCode] = useState<string | null>(null);
  useEffect(() => client.on('guard-closed', () => setCode(null)), [client]);
  return {
    code,
    open: (opened) => {
      if (!shellOpensPanel()) setCode(opened);
    },
  };
}

/** A guard's badge at the scanner opens the panel as the right PIN does. */
function useBadge(open: (code: string) => void): void {
  const { client } = useSurroundings();
  const openNow = useEffectEvent(open);
  useEffect(() => client.on('badge-shown', ({ code }) => openNow(code)), [client]);
}

function useLobby(lobby: WindowSettings['lobby']): void {
  useEffect(() => {
    document.documentElement.dataset['lobby'] = lobby;
  }, [lobby]);
}

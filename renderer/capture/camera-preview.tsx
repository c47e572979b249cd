import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '../../preload/contract/client.ts';
import type { WindowSettings } from '../../preload/contract/screen-state.ts';
import styles from './camera-preview.module.css';
import type { CameraView } from './camera-view.ts';
import { scanByCamera } from './scan-by-camera.ts';
import { CameraSign, ViewFinder } from './view-finder.tsx';

const atFirst: CameraView = { state: 'starting', isSeeing: false, hint: null };

interface CameraPreviewProps {
  readonly client: Client;
  readonly settings: WindowSettings['camera'];
}

/**
 * The window's camera as a scanner: its picture, a frame that wakes when a code is in view, and one hint.
 *
 * It fills its container. Scans go to the station while it is mounted, and every change of the camera's state.
 */
export function CameraPreview({ client, settings }: CameraPreviewProps) {
  const { t } = useTranslation('camera');
  const video = useRef<HTMLVideoElement>(null);
  const view = useCamera(client, settings, video);
  const [isPlaying, setPlaying] = useState(false);
  // An open camera takes a second to its first picture; until then its place would be an empty box.
  const state = view.state === 'ready' && !isPlaying ? 'starting' : view.state;
  const isReady = state === 'ready';
  const words = isReady ? view.hint : state;
  return (
    <figure
      className={styles['preview']}
      data-state={state}
      data-seeing={view.isSeeing}
      aria-label={t('view')}
    >
      <video
        ref={video}
        className={styles['picture']}
        data-mirrored={settings.mirrored}
        onPlaying={() => setPlaying(true)}
        onEmptied={() => setPlaying(false)}
        muted
        playsInline
      />
      {isReady ? <ViewFinder className={styles['finder']} /> : <CameraSign className={styles['sign']} />}
      <p className={styles['words']} data-shown={words !== null} role="status">
        {words !== null && t(words)}
      </p>
    </figure>
  );
}

function useCamera(
  client: Client,
  settings: WindowSettings['camera'],
  video: React.RefObject<HTMLVideoElement | null>,
): CameraView {
  const [view, setView] = useState(atFirst);
  const { mirrored: _, ...wish } = settings;
  const wished = useSame(wish);
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    const ending = new AbortController();
    const show = (next: CameraView) => {
      if (!ending.signal.aborted) setView((now) => (isSameView(now, next) ? now : next));
    };
    void scanByCamera({ client, settings: wished, video: element, show }, ending.signal);
    return () => ending.abort();
  }, [client, wished, video]);
  return view;
}

/** Gives the same object as long as nothing in it changed: settings come anew with every status. */
function useSame<T>(value: T): T {
  const [kept, keep] = useState(value);
  const isSame = JSON.stringify(kept) === JSON.stringify(value);
  if (!isSame) keep(value);
  return isSame ? kept : value;
}

function isSameView(one: CameraView, other: CameraView): boolean {
  return one.state === other.state && one.isSeeing === other.isSeeing && one.hint === other.hint;
}

import type { ReactNode } from 'react';
import type { WindowSettings } from '../../preload/contract/screen-state.ts';
import { CameraPreview } from '../capture/camera-preview.tsx';
import styles from './camera-layer.module.css';
import { useSurroundings } from './surroundings.tsx';

/** The place on the ready screen over which the camera's picture lies. */
export function CameraPlace(): ReactNode {
  return <div className={styles['place']} />;
}

interface CameraLayerProps {
  readonly settings: WindowSettings['camera'];
  readonly isShown: boolean;
}

/**
 * The camera reads on behind every screen, because the next person may come while a result stands. So it is
 * mounted once, beside the screens, and only its picture comes and goes with the place on the ready screen.
 */
export function CameraLayer({ settings, isShown }: CameraLayerProps): ReactNode {
  const { client } = useSurroundings();
  return (
    <div className={styles['layer']} data-shown={isShown} aria-hidden={!isShown}>
      <CameraPreview client={client} settings={settings} />
    </div>
  );
}

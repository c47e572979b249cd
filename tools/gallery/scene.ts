import type { DoorStatus, ScreenState, WindowSettings } from '../../preload/contract/screen-state.ts';
import type { StagedCamera } from './staged-camera.ts';

/** What a picture or a test of the screens shows. */
export interface DoorScene {
  readonly screen: ScreenState;
  readonly status?: Partial<DoorStatus>;
  readonly settings?: Partial<WindowSettings>;
  readonly demo?: boolean;
  /** The machine's own clock instead of the pictures' one, which dates keys when they arrive. */
  readonly clock?: 'machine';
  /** As whom the guard's panel is opened. */
  readonly role?: 'guard' | 'supervisor' | 'auditor';
  /** The camera of the window; the settings must have it on. */
  readonly camera?: StagedCamera;
}

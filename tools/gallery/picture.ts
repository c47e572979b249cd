import type { Page } from '@playwright/test';
import type { DoorScene } from './scene.ts';
import type { ScriptedStation } from './scripted-station.ts';

/** One picture of the gallery. */
export interface Picture {
  readonly name: string;
  /** Null is the guard's panel. */
  readonly scene: DoorScene | null;
  /** As whom the guard's panel is opened; a guard where it is left out. */
  readonly role?: 'supervisor' | 'auditor';
  /** What somebody does before the picture is taken. */
  readonly act?: (page: Page, station: ScriptedStation) => Promise<void>;
}

import type { GuardPanel } from '../../preload/contract/guard-panel.ts';
import type { DoorStatus } from '../../preload/contract/screen-state.ts';

/** What the panel shows: the people at the door, or one of the pages behind a key. */
export type PanelPage =
  | 'door'
  | 'no-phone'
  | 'inside'
  | 'roll-call'
  | 'shift'
  | 'passes'
  | 'rules'
  | 'scanners'
  | 'settings'
  | 'room';

/** The key of each page, in the order of the row of keys. Function keys: no scanner sends one, and no PIN has one. */
export const pageKeys: readonly (readonly [key: string, page: PanelPage])[] = [
  ['F4', 'shift'],
  ['F5', 'no-phone'],
  ['F7', 'inside'],
  ['F8', 'scanners'],
  ['F9', 'settings'],
  ['F10', 'rules'],
  ['F11', 'passes'],
  ['F12', 'roll-call'],
];

/** The key of the supervisor's room: the guard's panel has neither. */
export const roomKey = 'Insert';

/** What every page gets; whatever else it shows it asks the station for (`useReply`). */
export interface PageProps {
  readonly panel: GuardPanel;
  readonly status: DoorStatus;
  /** Goes back to the people at the door. */
  readonly onDone: () => void;
}

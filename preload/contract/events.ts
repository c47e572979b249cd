import * as v from 'valibot';
import type { Role } from './command.ts';
import { scannerReport } from './scanner-report.ts';
import { exportJob } from './stick-view.ts';
import { guardPanel } from './guard-panel.ts';
import { doorStatus, screenState, windowSettings } from './screen-state.ts';

export interface EventDescription {
  readonly role: Role;
  readonly payload: v.GenericSchema;
}

/** The only place where an event is named. A session receives the events of its own role and no others. */
export const events = {
  screen: { role: 'kiosk', payload: screenState },
  status: { role: 'kiosk', payload: doorStatus },
  settings: { role: 'kiosk', payload: windowSettings },
  /** Sent every 250 ms. A public window that misses it for 1 s leaves green. */
  heartbeat: { role: 'kiosk', payload: v.object({ at: v.number() }) },
  /** The guard's panel was closed by the station: remove its document. */
  'guard-closed': { role: 'kiosk', payload: v.null() },
  /** A guard showed a badge to the scanner: the one-time code of the panel, and nothing of whose it is. */
  'badge-shown': { role: 'kiosk', payload: v.object({ code: v.string() }) },
  panel: { role: 'guard', payload: guardPanel },
  'panel-status': { role: 'guard', payload: doorStatus },
  /** How many passes of the batch are made. */
  'passes-progress': { role: 'guard', payload: v.object({ done: v.number(), of: v.number() }) },
  /** Something arrived from a scanner: for the set-up page, whoever it was. */
  'scanner-report': { role: 'guard', payload: scannerReport },
  /** An export is at another place now. */
  'export-job': { role: 'supervisor', payload: exportJob },
} as const satisfies Readonly<Record<string, EventDescription>>;

export type EventName = keyof typeof events;
export type PayloadOf<N extends EventName> = v.InferOutput<(typeof events)[N]['payload']>;

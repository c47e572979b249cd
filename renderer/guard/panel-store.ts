import type { Client } from '../../preload/contract/client.ts';
import type { ReplyOf } from '../../preload/contract/commands.ts';
import type { ScannerReport } from '../../preload/contract/scanner-report.ts';
import type { GuardPanel } from '../../preload/contract/guard-panel.ts';
import type { DoorStatus, WindowSettings } from '../../preload/contract/screen-state.ts';

/** What the guard's document knows; null until the first answer. */
export interface PanelView {
  readonly panel: GuardPanel | null;
  readonly status: DoorStatus | null;
  readonly settings: WindowSettings | null;
  /** What arrived from scanners since the panel was opened, newest first. */
  readonly reports: readonly ScannerReport[];
  readonly isConnected: boolean;
  readonly role: ReplyOf<'guard.read'>['role'];
}

export interface PanelStore {
  readonly read: () => PanelView;
  readonly subscribe: (changed: () => void) => () => void;
  /** Takes over settings that were just changed here. */
  readonly settle: (settings: WindowSettings) => void;
}

const keptReports = 8;

/** Follows the station as a guard sees it. */
export function createPanelStore(client: Client): PanelStore {
  const first: PanelView = {
    panel: null,
    status: null,
    settings: null,
    reports: [],
    isConnected: true,
    role: 'guard',
  };
  let view = first;
  const subscribers = new Set<() => void>();
  const change = (part: Partial<PanelView>) => {
    view = { ...view, ...part };
    for (const changed of subscribers) changed();
  };
  const read = async () => {
    const reply = await client.call('guard.read', null);
    if (reply.ok) change({ ...reply.value, isConnected: true });
  };
  client.on('panel', (panel) => change({ panel }));
  client.on('panel-status', (status) => change({ status }));
  client.on('scanner-report', (report) =>
    change({ reports: [report, ...view.reports].slice(0, keptReports) }),
  );
  client.watchConnection((isConnected) => {
    change({ isConnected });
    if (isConnected) void read();
  });
  return {
    read: () => view,
    subscribe: (changed) => {
      subscribers.add(changed);
      return () => subscribers.delete(changed);
    },
    settle: (settings) => change({ settings }),
  };
}

import type { ReactNode } from 'react';
import { assertNever } from '../main/core/result.ts';
import type { DoorStatus, ScreenState, WindowSettings } from '../preload/contract/screen-state.ts';
import { Leaving } from './door/leaving.tsx';
import { OutOfService } from './door/out-of-service.tsx';
import { Ready } from './door/ready.tsx';
import { Result } from './door/result.tsx';
import { Starting } from './door/starting.tsx';
import { Visit } from './door/visit.tsx';

export interface ScreenProps {
  readonly screen: ScreenState;
  readonly status: DoorStatus | null;
  readonly settings: WindowSettings | null;
  /** False when the station has been silent for a second: whatever stood there is no longer true. */
  readonly isAlive: boolean;
  readonly language: ReactNode;
}

/** Shows the screen that the station says, and no verdict of a station that is gone. */
export function Screen({ screen, status, settings, isAlive, language }: ScreenProps): ReactNode {
  if (!status || !settings) return <Starting />;
  if (!isAlive) return <OutOfService code="STATION_LOST" status={status} />;
  switch (screen.kind) {
    case 'starting':
      return <Starting />;
    case 'ready':
      return <Ready status={status} settings={settings} language={language} />;
    case 'result':
    case 'exit':
      return <Result key={screen.number} passing={screen} status={status} desk={settings.desk} />;
    case 'leaving':
      return <Leaving />;
    case 'visit':
      return <Visit key={`${String(screen.number)} ${screen.ask}`} visit={screen} reach={settings.reach} />;
    case 'out-of-service':
      return <OutOfService code={screen.code} status={status} />;
    default:
      return assertNever(screen);
  }
}

import type { ChildProcess } from 'node:child_process';

/** How a program ended. */
export interface ChildEnd {
  /** Its exit code; 128 and the signal's number where a signal ended it. */
  readonly code: number;
  /** The signal that ended it; null where it ended by itself. */
  readonly signal: NodeJS.Signals | null;
  /** Whether somebody asked us to end, which was handed on to it. */
  readonly wasAsked: boolean;
}

export function isProjectNode(): boolean;
export function runUnderProjectNode(args: readonly string[]): Promise<number>;
export function follow(child: ChildProcess): Promise<number>;
export function followToItsEnd(child: ChildProcess): Promise<ChildEnd>;

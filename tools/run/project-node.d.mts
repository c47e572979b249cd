import type { ChildProcess } from 'node:child_process';

export function isProjectNode(): boolean;
export function runUnderProjectNode(args: readonly string[]): Promise<number>;
export function follow(child: ChildProcess): Promise<number>;

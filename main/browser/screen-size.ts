import { spawnSync } from 'node:child_process';
import type { ScreenSize } from './browser-arguments.ts';

const answerWithinMs = 2000;

/** Gives the size of the X screen; null on other systems or without the tools that tell it. */
export function screenSize(): ScreenSize | null {
  return (
    sizeIn(ask('xrandr', ['--current']), /current (\d+) x (\d+)/) ??
    sizeIn(ask('xdpyinfo', []), /dimensions:\s+(\d+)x(\d+)/)
  );
}

function ask(program: string, args: readonly string[]): string {
  const { stdout } = spawnSync(program, args, { encoding: 'utf8', timeout: answerWithinMs });
  // Without the program there is no output at all.
  return typeof stdout === 'string' ? stdout : '';
}

function sizeIn(text: string, pattern: RegExp): ScreenSize | null {
  const [, width, height] = pattern.exec(text) ?? [];
  return width === undefined ? null : { width: Number(width), height: Number(height) };
}

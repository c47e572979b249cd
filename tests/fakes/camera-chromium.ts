import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { findBrowser } from '../../main/station/find-browser.ts';

/** What Chromium does about a camera: plays a film as one, has none, or asks for permission and hears no. */
export type CameraKind = { readonly film: string } | 'none' | 'refused';

/** Flags for a Chromium of tests without a display. */
const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];

/** Starts a Chromium with such a camera; close it at the end. */
export function launchWithCamera(kind: CameraKind): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('no Chromium, Chrome or Edge on this machine');
  return chromium.launch({ executablePath, args: [...flags, ...cameraFlags(kind)] });
}

function cameraFlags(kind: CameraKind): readonly string[] {
  if (kind === 'none')
    return ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream=device-count=0'];
  if (kind === 'refused') return ['--use-fake-device-for-media-stream', '--deny-permission-prompts'];
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${kind.film}`,
  ];
}

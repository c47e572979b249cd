import { join } from 'node:path';
import { findProgram, isProgram } from './find-program.ts';

/** Programs that can show the station's pages, best first; names as they stand in PATH. */
const namesInPath = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

const usualPlaces: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: [
    '/usr/lib/chromium/chromium',
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
    '/snap/bin/chromium',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable];
    if (folder === undefined) return [];
    return [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
      join(folder, 'Chromium/Application/chrome.exe'),
    ];
  }),
};

/**
 * Finds a Chromium, Chrome or Edge on this machine.
 *
 * `AMBANG_BROWSER` names one outright; when it names nothing that can be run, no other is taken instead.
 *
 * @returns its path, or null where there is none.
 */
export function findBrowser(): string | null {
  const named = process.env['AMBANG_BROWSER'];
  if (named !== undefined && named !== '') return isProgram(named) ? named : null;
  const inPath = process.platform === 'win32' ? null : findProgram(...namesInPath);
  return inPath ?? (usualPlaces[process.platform] ?? []).find(isProgram) ?? null;
}

import { chownSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserUser } from './browser-user.ts';

const namePrefix = 'ambang-browser-';
const allow = 1;
const block = 2;

/**
 * Makes a fresh profile for one run: nothing of an earlier visitor, and nothing that a crashed browser left
 * half-written. It holds no secret; the page's token ends with its window.
 *
 * @param origin the only one that may use the camera, and is never asked about it.
 */
export function makeProfile(origin: string, user: BrowserUser | null): string {
  removeForgottenProfiles(user);
  const folder = mkdtempSync(join(tmpdir(), `${namePrefix}${String(process.pid)}-`));
  const inner = join(folder, 'Default');
  const preferences = join(inner, 'Preferences');
  mkdirSync(inner);
  writeFileSync(preferences, JSON.stringify(preferencesFor(origin)));
  if (user !== null) for (const path of [folder, inner, preferences]) chownSync(path, user.uid, user.gid);
  return folder;
}

/** Removes a profile in the background: helpers of a dead browser may still write for a moment. */
export async function removeProfile(folder: string): Promise<void> {
  // What stays is removed by the next start.
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch(() => undefined);
}

/** Chromium's own form of what its settings page writes: camera for our pages alone, nothing else for anybody. */
function preferencesFor(origin: string) {
  return {
    profile: {
      content_settings: { exceptions: { media_stream_camera: { [`${origin},*`]: { setting: allow } } } },
      default_content_setting_values: {
        media_stream_camera: block,
        media_stream_mic: block,
        geolocation: block,
        notifications: block,
        popups: block,
      },
      password_manager_enabled: false,
    },
    autofill: { profile_enabled: false, credit_card_enabled: false },
    credentials_enable_service: false,
    translate: { enabled: false },
  };
}

/**
 * A station that was killed leaves its profile; whose process is gone is nobody's. Anybody may make a folder of such
 * a name, and what another user changes while it is being removed could lead the removal elsewhere.
 */
function removeForgottenProfiles(user: BrowserUser | null): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^ambang-browser-(\d+)-/.exec(name)?.[1];
    const path = join(tmpdir(), name);
    if (pid !== undefined && !isRunning(Number(pid)) && isOwn(path, user)) void removeProfile(path);
  }
}

function isOwn(path: string, user: BrowserUser | null): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() !== true) return false;
  return process.getuid === undefined || [process.getuid(), user?.uid].includes(found.uid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

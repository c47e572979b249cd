import { existsSync, readFileSync, rmSync, statSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { choosePolicy } from '../core/policy/choose-policy.ts';
import type { TrustListProblem } from '../core/trust/lists/read-trust-lists.ts';
import { isFresh } from '../core/trust/trust-list.ts';
import { millisecondsPerDay, millisecondsPerHour } from '../core/units.ts';
import { bad, good, warn } from './check-line.ts';
import type { CheckLine, Finding } from './check-line.ts';
import { guardedClock, systemTime } from './clock.ts';
import type { Clock, TimeLeft } from './clock.ts';
import { couldBeMade, placesIn, usualDataFolder } from './data-folder.ts';
import type { DataFolder } from './data-folder.ts';
import { systemCode, whyFolderUnusable } from './system-words.ts';
import { writeDurably } from './durable-file.ts';
import { findBrowser } from './find-browser.ts';
import { loadPolicies, readKnownVersions } from './policies/load-policies.ts';
import { localDate } from './local-day.ts';
import { openLog } from './log/open-log.ts';
import { salvageFolders } from './log/salvage/salvage-files.ts';
import { checkHid, checkKeyboards, checkSerial } from './scanner/check-scanners.ts';
import { wereSettingsSetAside } from './settings-file.ts';
import { readSettings } from './settings.ts';
import type { StationSettings } from './settings.ts';
import { loadTrust } from './trust/load-trust.ts';

export type { CheckLine } from './check-line.ts';

const neededNode = 24;
/** Less free space than this and the door will stop within weeks. */
const littleSpaceBytes = 200 * 1024 * 1024;

/**
 * Checks this machine and a data folder step by step, in the order in which a start needs them.
 *
 * It makes nothing: what is not there yet is told, and left for a start to make.
 *
 * @param dataFolder null takes the usual place.
 */
export async function selfCheck(dataFolder: string | null): Promise<readonly CheckLine[]> {
  const path = dataFolder ?? usualDataFolder(false);
  const lines: CheckLine[] = [];
  const check = async (step: string, look: () => Finding | Promise<Finding>): Promise<void> => {
    try {
      lines.push({ step, ...(await look()) });
    } catch (error) {
      lines.push({ step, ...bad(error instanceof Error ? error.message : 'failed') });
    }
  };

  await check('node', checkNode);
  await check('data-folder', () => checkDataFolder(path));
  if (isFolder(path)) await checkContent(placesIn(path), check);
  else for (const step of stepsInTheFolder) await check(step, () => warn('There is no data folder yet.'));
  const settings = settingsIn(path);
  await check('serial-scanners', () => checkSerial(settings));
  await check('hid-scanners', () => checkHid(settings));
  await check('keyboard-scanners', () => checkKeyboards(settings));
  await check('last-scan', () => good('When a scanner was last read only the window tells: see its signs.'));
  await check('browser', checkBrowser);
  await check('display', checkDisplay);
  await check('camera', () => warn('Only the window can tell whether the camera works: see its sign there.'));
  return lines;
}

const stepsInTheFolder = ['settings', 'log', 'clock', 'trust-lists', 'policy'] as const;

async function checkContent(
  folder: DataFolder,
  check: (step: (typeof stepsInTheFolder)[number], look: () => Finding) => Promise<void>,
): Promise<void> {
  const settings = settingsIn(folder.path);
  let clock = guardedClock(systemTime, 0);
  await check('settings', () => checkSettings(folder.path));
  await check('log', () => {
    const log = checkLog(folder);
    clock = guardedClock(systemTime, 0, log.timeLeft);
    return log.finding;
  });
  await check('clock', () => checkClock(clock));
  await check('trust-lists', () => checkTrust(folder, settings, clock));
  await check('policy', () => checkPolicy(folder, settings, clock));
}

function checkNode(): Finding {
  const major = Number(process.versions.node.split('.')[0]);
  const says = `Node ${process.versions.node} on ${process.platform}.`;
  return major >= neededNode ? good(says) : bad(`${says} It must be ${String(neededNode)} or newer.`);
}

function checkDataFolder(path: string): Finding {
  if (!existsSync(path)) {
    const made = couldBeMade(path);
    return made.ok ? warn(`${path} does not exist yet: a start will make it.`) : bad(made.failure);
  }
  const trouble = troubleOfWriting(path);
  if (trouble !== null) return bad(`${path} cannot be used: ${whyFolderUnusable(trouble)[1]}.`);
  const { bavail, bsize } = statfsSync(path);
  const free = bavail * bsize;
  const says = `${path} can be written, ${String(Math.floor(free / 1024 / 1024))} MiB are free.`;
  return free < littleSpaceBytes ? warn(says, 'LOG_FULL') : good(says);
}

/** Writes a trial file and takes it back; gives the system's code when it refuses. */
function troubleOfWriting(path: string): string | null {
  try {
    const trial = join(path, 'self-check');
    writeDurably(trial, 'written');
    rmSync(trial);
    return null;
  } catch (error) {
    const code = systemCode(error);
    if (code === null) throw error;
    return code;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function contentOfSettings(path: string): Readonly<Record<string, unknown>> {
  const file = join(path, 'settings.json');
  if (!existsSync(file)) return {};
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return typeof content === 'object' && content !== null ? { ...content } : {};
}

function settingsIn(path: string): StationSettings {
  try {
    return readSettings(contentOfSettings(path)).settings;
  } catch {
    // The step of the settings says so; the other steps go on with the defaults.
    return readSettings({}).settings;
  }
}

function checkSettings(path: string): Finding {
  const { settings, unusable, unknown } = readSettings(contentOfSettings(path));
  if (wereSettingsSetAside(path))
    return warn(
      'Settings that could not be read lie in settings.json.unreadable; put them right and remove it.',
    );
  if (unusable.length > 0)
    return warn(`These settings are unusable and take their defaults: ${unusable.join(', ')}.`);
  if (unknown.length > 0) return warn(`These settings are not known: ${unknown.join(', ')}.`);
  return good(`The settings can be read; the point is "${settings.point}".`);
}

function checkLog({ log }: DataFolder): { readonly finding: Finding; readonly timeLeft?: TimeLeft } {
  if (!existsSync(log)) return { finding: warn('There is no log yet: a start will make it.') };
  const opened = openLog(log);
  if (!opened.ok) {
    const { code, seen } = opened.failure;
    const finding =
      code === 'LOG_BUSY'
        ? warn('A station is running and has the log; it checked it when it started.', code)
        : bad(`The log cannot be used${seen === undefined ? '' : ` (${seen})`}.`, code);
    return { finding };
  }
  const left = opened.value.timeLeft();
  opened.value.close();
  return { finding: checkSalvages(log), ...(left.ok ? { timeLeft: left.value } : {}) };
}

function checkSalvages(log: string): Finding {
  const folders = salvageFolders(log);
  const says = 'The log opens, keeps rows safe against a power cut, and its newest rows are intact.';
  if (folders.length === 0) return good(says);
  const newest = folders.at(-1)?.report ?? '';
  return warn(`${says} It was damaged before: read ${newest}, then remove its folder.`, 'LOG_SALVAGED');
}

function checkClock(clock: Clock): Finding {
  const now = new Date(clock.now()).toISOString();
  return clock.isDoubtful()
    ? bad(
        `The clock says ${now}, which does not go with the log: set it right, or say confirm-clock.`,
        'DOOR_CLOCK_DOUBTFUL',
      )
    : good(`The clock says ${now}.`);
}

function seenIn({ name, failure: { seen } }: TrustListProblem): string {
  return seen === undefined || seen === name ? '' : `: it ${seen}`;
}

function checkTrust({ trust }: DataFolder, settings: StationSettings, clock: Clock): Finding {
  const { lists, problems } = loadTrust(existsSync(trust) ? [trust] : []);
  const [problem] = problems;
  if (problem !== undefined)
    return bad(`${problem.name} cannot be used as a trust list${seenIn(problem)}.`, problem.failure.code);
  if (lists.length === 0)
    return warn(`There is no trust list in ${trust}: nobody will be green.`, 'TRUST_LIST_MISSING');
  const limit = settings.trustMaxAgeHours * millisecondsPerHour;
  const described = lists.map(({ name, signers, datedAt }) => {
    const age =
      datedAt === null
        ? 'undated'
        : `${String(Math.floor((clock.now() - datedAt) / millisecondsPerDay))} days old`;
    return `${name} (${String(signers.length)} signers, ${age})`;
  });
  const says = `Trust lists: ${described.join(', ')}.`;
  return lists.some((list) => isFresh(list, clock.now(), limit))
    ? good(says)
    : warn(
        `${says} All are older than ${String(settings.trustMaxAgeHours)} hours: nobody will be green.`,
        'TRUST_LIST_TOO_OLD',
      );
}

function checkPolicy(
  { policies: folder, policyVersions }: DataFolder,
  settings: StationSettings,
  clock: Clock,
): Finding {
  const { policies, troubles } = loadPolicies(folder, readKnownVersions(policyVersions));
  const code = troubles.find((one) => one !== 'POLICY_UNSIGNED');
  if (code !== undefined) return bad(`A policy in ${folder} is not used.`, code);
  const chosen = choosePolicy(policies, localDate(clock.now(), settings.timeZone), settings.policy);
  if (chosen === null) return bad(`There is no policy "${String(settings.policy)}".`, 'POLICY_MISSING');
  const { policy, outsideItsDates } = chosen;
  const says = `The policy is ${policy.id}, version ${policy.version}.`;
  if (troubles.length > 0) return warn(`${says} Policies are used that nobody signed.`, 'POLICY_UNSIGNED');
  return outsideItsDates === null ? good(says) : warn(`${says} Its rules are from ${outsideItsDates.from}.`);
}

function checkBrowser(): Finding {
  const program = findBrowser();
  return program === null
    ? warn('There is no Chromium, Chrome or Edge; the browser shell can only serve without a window.')
    : good(`The browser is ${program}.`);
}

function checkDisplay(): Finding {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  const isThere = process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY);
  return isThere
    ? good('There is a display.')
    : warn('There is no display here; a start serves without a window.');
}

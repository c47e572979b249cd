import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { failure } from '../../core/reason-codes.ts';
import type { Failure } from '../../core/reason-codes.ts';
import { fail, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { readIfThere, writeDurably } from '../durable-file.ts';
import { policySigners } from '../policies/load-policy.ts';
import { readBundle, type Bundle } from './bundle.ts';
import { prepareFile } from './prepare-file.ts';
import type { ImportChoice, ImportPlace, Installed, Prepared } from './prepared.ts';
import { readStickFile } from './stick-file.ts';

/**
 * Reads a bundle from a stick: the office's key vouches for all of it, and either all of it is installed or nothing.
 *
 * `IMPORT_BUNDLE_FORGED`, `IMPORT_BUNDLE_MALFORMED`, `IMPORT_BUNDLE_FILE_DIFFERS`; `IMPORT_OLDER` where a newer version
 * was installed once, `IMPORT_SAME` where this one was; and the codes of what is in it.
 */
export async function prepareBundle(
  name: string,
  path: string,
  place: ImportPlace,
  choice: ImportChoice = {},
): Promise<Result<Prepared, Failure>> {
  const bundle = readBundle(path, policySigners(place.folder.policies).keys);
  if (!bundle.ok) return bundle;
  const { id, version } = bundle.value;
  const known = readVersions(place);
  const before = Object.hasOwn(known, id) ? (known[id] ?? 0) : 0;
  if (version < before) return fail(failure('IMPORT_OLDER', `${id} ${String(version)}`));
  if (version === before) return fail(failure('IMPORT_SAME', `${id} ${String(version)}`));
  const parts = await prepareParts(bundle.value, path, place, choice);
  if (!parts.ok) return parts;
  return ok({
    name,
    preview: {
      kind: 'bundle',
      id,
      version,
      parts: parts.value.map((part) => ({ name: part.name, preview: part.preview })),
    },
    install: () => {
      const installed = installAll(parts.value);
      if (!installed.ok) return installed;
      writeDurably(versionsFile(place), JSON.stringify({ ...known, [id]: version }));
      const undo = () => writeDurably(versionsFile(place), JSON.stringify(known));
      const about = { policyId: id, policyVersion: String(version) };
      return ok([...installed.value, { kind: 'bundle', about, sha256: digestOf(bundle.value), undo }]);
    },
  });
}

async function prepareParts(
  { files }: Bundle,
  path: string,
  place: ImportPlace,
  choice: ImportChoice,
): Promise<Result<readonly Prepared[], Failure>> {
  const parts: Prepared[] = [];
  for (const { name, bytes, sha256 } of files) {
    const file = readStickFile(join(path, name), bytes);
    if (!file.ok) return fail({ ...file.failure, seen: name });
    if (createHash('sha256').update(file.value).digest('hex') !== sha256)
      return fail(failure('IMPORT_BUNDLE_FILE_DIFFERS', name));
    const part = await prepareFile({ name, bytes: file.value, isVouchedFor: true }, place, choice);
    if (part.ok) parts.push(part.value);
    else if (part.failure.code !== 'IMPORT_SAME') return fail({ ...part.failure, seen: name });
  }
  return ok(parts);
}

function installAll(parts: readonly Prepared[]): Result<readonly Installed[], Failure> {
  const installed: Installed[] = [];
  for (const part of parts) {
    const one = part.install();
    if (!one.ok) {
      for (const { undo } of installed.toReversed()) undo();
      return one;
    }
    installed.push(...one.value);
  }
  return ok(installed);
}

function digestOf(bundle: Bundle): string {
  return createHash('sha256').update(JSON.stringify(bundle)).digest('hex');
}

function versionsFile({ folder }: ImportPlace): string {
  return join(folder.path, 'bundle-versions.json');
}

const versionsSchema = v.record(v.string(), v.pipe(v.number(), v.safeInteger()));

/** Gives the newest version of each bundle that was ever installed; none where the file holds something else. */
function readVersions(place: ImportPlace): Readonly<Record<string, number>> {
  const text = readIfThere(versionsFile(place))?.toString() ?? '{}';
  try {
    const parsed = v.safeParse(versionsSchema, JSON.parse(text));
    return parsed.success ? parsed.output : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

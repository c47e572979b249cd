import * as v from 'valibot';
import { count } from './command.ts';

/** A stick as the supervisor sees it. */
export const stickView = v.object({
  /** Names it in requests, such as `/dev/sdb1`. */
  device: v.string(),
  label: v.string(),
  fileSystem: v.string(),
  freeBytes: v.nullable(v.number()),
  totalBytes: v.nullable(v.number()),
  /** Code of why nothing can be written to it; null when it can. */
  whyUnfit: v.nullable(v.string()),
});
export type StickView = v.InferOutput<typeof stickView>;

export const purpose = v.picklist(['audit', 'table', 'summary']);

/** What of an export there is to see: it goes on while the room is locked. */
export const exportJob = v.variant('state', [
  v.object({ state: v.literal('none') }),
  v.object({
    state: v.literal('running'),
    device: v.string(),
    phase: v.picklist(['starting', 'rows', 'table', 'summary', 'read-back', 'removing']),
    done: v.number(),
    total: v.number(),
  }),
  v.object({
    state: v.literal('done'),
    device: v.string(),
    folder: v.string(),
    rows: count,
    files: count,
    bytes: v.number(),
    headCode: v.string(),
    /** `checked`: unmounted and looked at anew; `synced`: written and read back; null: it still hangs on. */
    removal: v.nullable(v.picklist(['checked', 'synced'])),
  }),
  v.object({ state: v.literal('failed'), device: v.string(), code: v.string() }),
]);
export type ExportJob = v.InferOutput<typeof exportJob>;

/** What the export page shows. */
export const exportView = v.object({
  sticks: v.array(stickView),
  job: exportJob,
  /** Whether the settings allow an export that anybody can read. */
  plainIsAllowed: v.boolean(),
  /** Whether the follow-up office has a key here, so that an export needs no passphrase. */
  hasRecipients: v.boolean(),
});
export type ExportView = v.InferOutput<typeof exportView>;

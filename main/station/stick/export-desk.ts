import { failure, type Failure } from '../../core/reason-codes.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { RequestOf } from '../../../preload/contract/commands.ts';
import type { ExportJob, ExportView, StickView } from '../../../preload/contract/stick-view.ts';
import type { ExportReceipt, ExportRequest, Protection } from '../export/export-request.ts';
import type { startExport, RunningExport } from '../export/start-export.ts';
import type { listSticks } from './list-sticks.ts';
import type { removeSafely } from './remove-safely.ts';
import { whyUnfit, type Stick } from './stick.ts';

/** The place where sticks are written to, one at a time. */
export interface ExportDesk {
  read(): Promise<ExportView>;
  /** Fails with `EXPORT_RUNNING`, `EXPORT_TARGET_...` or `EXPORT_PLAIN_FORBIDDEN`; later trouble stands in the job. */
  start(asked: RequestOf<'export.start'>): Promise<Result<null, Failure>>;
  cancel(): void;
  /** Makes the stick of a finished export safe to pull out. */
  removeStick(): Promise<Result<null, Failure>>;
  /** Cancels what runs and waits for its end. */
  close(): Promise<void>;
}

interface ExportDeskOptions {
  /** What the export is made of, without its place; asked anew each time. */
  readonly requestFor: (
    asked: Pick<RequestOf<'export.start'>, 'purposes'>,
    target: string,
    protection: Protection,
  ) => ExportRequest;
  readonly recipients: () => readonly string[];
  readonly plainIsAllowed: () => boolean;
  /** The export is at another place now. */
  readonly changed: (job: ExportJob) => void;
  /** It is whole and on the stick: the log has to know. */
  readonly finished: (receipt: ExportReceipt) => void;
  readonly list: typeof listSticks;
  readonly start: typeof startExport;
  readonly remove: typeof removeSafely;
  /** Looks at an export again on a stick that was mounted anew. */
  readonly isWhole: (folder: string, receipt: ExportReceipt) => Promise<boolean>;
}

/** Less than a manifest takes is no use to anybody; how much an export takes it says itself. */
const leastBytes = 1;

/** Makes the desk, with nothing running. */
export function createExportDesk(options: ExportDeskOptions): ExportDesk {
  let job: ExportJob = { state: 'none' };
  let running: RunningExport | null = null;
  let ended: Promise<void> = Promise.resolve();
  let written: { readonly stick: Stick; readonly receipt: ExportReceipt } | null = null;

  function show(next: ExportJob): void {
    job = next;
    options.changed(job);
  }

  async function sticks(): Promise<readonly Stick[]> {
    const found = await options.list();
    return found.ok ? found.value.filter(({ isSystem }) => !isSystem) : [];
  }

  function protectionOf({ protection }: RequestOf<'export.start'>): Result<Protection, Failure> {
    if (protection.kind === 'none')
      return options.plainIsAllowed() ? ok(protection) : fail(failure('EXPORT_PLAIN_FORBIDDEN'));
    if (protection.kind === 'passphrase') return ok(protection);
    return ok({ kind: 'recipients', recipients: options.recipients() });
  }

  async function start(asked: RequestOf<'export.start'>): Promise<Result<null, Failure>> {
    if (running !== null) return fail(failure('EXPORT_RUNNING'));
    const protection = protectionOf(asked);
    if (!protection.ok) return protection;
    const stick = (await sticks()).find(({ device }) => device === asked.device);
    if (stick === undefined) return fail(failure('EXPORT_TARGET_GONE', asked.device));
    const unfit = whyUnfit(stick, leastBytes);
    if (unfit !== null) return fail(unfit);
    begin(stick, options.requestFor(asked, stick.folder, protection.value));
    return ok(null);
  }

  function begin(stick: Stick, request: ExportRequest): void {
    const { device } = stick;
    written = null;
    show({ state: 'running', device, phase: 'starting', done: 0, total: 1 });
    running = options.start(request, (progress) => {
      show({ state: 'running', device, ...progress });
    });
    ended = running.result.then((made) => {
      running = null;
      if (made.ok) finish(stick, made.value);
      else show({ state: 'failed', device, code: made.failure.code });
    });
  }

  function finish(stick: Stick, receipt: ExportReceipt): void {
    written = { stick, receipt };
    options.finished(receipt);
    show(doneJob(stick, receipt, null));
  }

  async function removeStick(): Promise<Result<null, Failure>> {
    if (written === null) return fail(failure('EXPORT_TARGET_GONE'));
    const { stick, receipt } = written;
    show({ state: 'running', device: stick.device, phase: 'removing', done: 0, total: 1 });
    const removed = await options.remove(stick, (folder) => options.isWhole(folder, receipt));
    if (!removed.ok) {
      show({ state: 'failed', device: stick.device, code: removed.failure.code });
      return removed;
    }
    show(doneJob(stick, receipt, removed.value));
    return ok(null);
  }

  return {
    read: async () => ({
      sticks: (await sticks()).map(stickView),
      job,
      plainIsAllowed: options.plainIsAllowed(),
      hasRecipients: options.recipients().length > 0,
    }),
    start,
    cancel: () => running?.cancel(),
    removeStick,
    close: async () => {
      running?.cancel();
      await ended;
    },
  };
}

function doneJob(
  { device }: Stick,
  { folder, first, last, files, bytes, headCode }: ExportReceipt,
  removal: 'checked' | 'synced' | null,
): ExportJob {
  return { state: 'done', device, folder, rows: last - first + 1, files, bytes, headCode, removal };
}

/** Gives a stick with why nothing can be written to it. */
function stickView(stick: Stick): StickView {
  const { device, label, fileSystem, freeBytes, totalBytes } = stick;
  return {
    device,
    label,
    fileSystem,
    freeBytes,
    totalBytes,
    whyUnfit: whyUnfit(stick, leastBytes)?.code ?? null,
  };
}

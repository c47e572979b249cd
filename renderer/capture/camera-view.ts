import type { DurationMs, InstantMs } from '../../main/core/units.ts';
import type { CameraState } from './camera-state.ts';
import type { FrameReport } from './decoder-messages.ts';
import type { Corners } from '../../main/core/picture/frame-decoder.ts';
import { chooseHint } from './hints.ts';
import type { Hint } from './hints.ts';

/** What the preview shows besides the picture. */
export interface CameraView {
  readonly state: CameraState | 'starting';
  /** A code is in view, read or not. */
  readonly isSeeing: boolean;
  readonly hint: Hint | null;
}

/** What was seen, and what would help: a hint counts as soon as it held for a while, so words do not flicker. */
export type Seeing = Omit<CameraView, 'state'>;

/** So long a code counts as in view after its last look: some deep passes, of which there are five a second. */
const seenForMs: DurationMs = 500;
const steadyAfterMs: DurationMs = 800;

/** Makes the fold from the decoders' reports to what the preview shows. */
export function createSeeing(): (report: FrameReport) => Seeing {
  let [readAt, severalAt] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let glimpse: { readonly at: InstantMs; readonly corners: Corners } | null = null;
  const steady = createSteady<Hint>();
  let hint: Hint | null = null;
  return (report) => {
    const { arrivedAt: at, finding, sight } = report;
    if (finding.kind === 'read') readAt = at;
    if (finding.kind === 'several') severalAt = at;
    if (finding.kind === 'glimpse') glimpse = { at, corners: finding.corners };
    if (glimpse !== null && (at - glimpse.at > seenForMs || readAt >= glimpse.at)) glimpse = null;
    const isRead = at - readAt <= seenForMs;
    const isCrowded = at - severalAt <= seenForMs;
    if (isCrowded) hint = 'one-at-a-time';
    else if (hint === 'one-at-a-time' || isRead) hint = steady(at, null);
    else if (sight !== null) hint = steady(at, chooseHint(sight, glimpse?.corners ?? null, report));
    return { isSeeing: isRead || isCrowded || glimpse !== null, hint };
  };
}

/** Gives a value only after it stayed the same for a while; until then the one before. */
function createSteady<T>(): (at: InstantMs, value: T | null) => T | null {
  let shown: T | null = null;
  let candidate: T | null = null;
  let since = Number.NEGATIVE_INFINITY;
  return (at, value) => {
    if (value !== candidate) {
      candidate = value;
      since = at;
    }
    if (at - since >= steadyAfterMs) shown = candidate;
    return shown;
  };
}

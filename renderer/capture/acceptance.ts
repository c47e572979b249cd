import type { DurationMs, InstantMs } from '../../main/core/units.ts';
import type { FrameRead } from './frame-decoder.ts';

/** One look at one frame: when the frame came, and the text in it, if any. */
interface Look {
  readonly at: InstantMs;
  readonly read: FrameRead | null;
}

export interface Acceptance {
  /** Gives the text of a look that makes a new scan, null for every other look. */
  observe(look: Look): string | null;
  /** Lets a text make a new scan although it is still in view, because the last one did not arrive. */
  forget(text: string): void;
}

/** A code that is held still makes no new scan until it was out of view for so long. */
export const rearmAfterMs: DurationMs = 2000;
/** Longer between two frames than this, and the camera stood still: that is no absence of a code. */
const longestFrameGapMs: DurationMs = 500;

interface Sighting {
  firstSeenAt: InstantMs;
  lastSeenAt: InstantMs;
  isAccepted: boolean;
}

/**
 * Makes the judge of which reads are scans, for one camera from its opening on.
 *
 * A text that carries a signature is a scan at its first read: a misread one cannot pass for another. Every
 * other text must be read equally from two frames. The same text counts once while it stays in view.
 */
export function createAcceptance(): Acceptance {
  const sightings = new Map<string, Sighting>();
  let lastLookAt: InstantMs | null = null;
  return {
    observe({ at, read }) {
      if (lastLookAt !== null) passTime(sightings, lastLookAt, at);
      lastLookAt = Math.max(lastLookAt ?? at, at);
      return read === null ? null : judge(sightings, at, read.text);
    },
    forget(text) {
      sightings.delete(text);
    },
  };
}

/** Texts whose meaning is protected by a signature: HCERT (hcert-spec) and SMART Health Cards. */
function isSigned(text: string): boolean {
  return text.startsWith('HC1:') || /^shc:\//i.test(text);
}

function passTime(sightings: Map<string, Sighting>, from: InstantMs, to: InstantMs): void {
  const stoodStillMs = to - from > longestFrameGapMs ? to - from : 0;
  for (const [text, sighting] of sightings) {
    sighting.lastSeenAt += stoodStillMs;
    if (to - sighting.lastSeenAt >= rearmAfterMs) sightings.delete(text);
  }
}

function judge(sightings: Map<string, Sighting>, at: InstantMs, text: string): string | null {
  const sighting = sightings.get(text) ?? { firstSeenAt: at, lastSeenAt: at, isAccepted: false };
  sightings.set(text, sighting);
  sighting.lastSeenAt = Math.max(sighting.lastSeenAt, at);
  const isEnough = isSigned(text) || at !== sighting.firstSeenAt;
  if (sighting.isAccepted || !isEnough) return null;
  sighting.isAccepted = true;
  return text;
}

import type { Finding, FrameRead, Symbology } from '../../main/core/picture/frame-decoder.ts';
import { readsOf } from '../../main/core/picture/passes.ts';
import type { DurationMs, InstantMs } from '../../main/core/units.ts';
import { createCompany, togetherMs } from './company.ts';

/** One look at one frame: when the frame came, and what was found in it. */
interface Look {
  readonly at: InstantMs;
  readonly finding: Finding;
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

/**
 * Equal reads from as many frames that make a scan. EAN's check digit lets one misread in ten pass, Code 39 and
 * ITF have none of their own, and a line across a part of an ITF symbol is a shorter ITF symbol (ISO/IEC 16390,
 * 4.4): they need more, and 2.5 times as many as any other text of their kind.
 */
const readsNeeded: Readonly<Record<Symbology, number>> = {
  QRCode: 2,
  Aztec: 2,
  DataMatrix: 2,
  PDF417: 2,
  Code128: 2,
  EANUPC: 4,
  Code39: 4,
  ITF: 4,
};
const leastLead = 2.5;

interface Sighting {
  readonly symbology: Symbology;
  reads: number;
  lastReadAt: InstantMs;
  lastSeenAt: InstantMs;
  isAccepted: boolean;
}

/** A text that would be a scan, were it not for another one just before it. */
interface Waiting {
  readonly text: string;
  readonly dueAt: InstantMs;
}

/**
 * Makes the judge of which reads are scans, for one camera from its opening on.
 *
 * A text that carries a signature is a scan at its first read: a misread one cannot pass for another. Every
 * other text must be read equally from several frames. While two texts are in view together neither is a scan,
 * and the same text counts once while it stays in view.
 */
export function createAcceptance(): Acceptance {
  const sightings = new Map<string, Sighting>();
  const company = createCompany();
  let waiting: Waiting | null = null;
  let lastLookAt: InstantMs | null = null;
  const accept = (text: string) => {
    const sighting = sightings.get(text);
    if (sighting === undefined || sighting.isAccepted) return null;
    sighting.isAccepted = true;
    return text;
  };
  return {
    observe({ at, finding }) {
      if (lastLookAt !== null) passTime(sightings, lastLookAt, at);
      lastLookAt = Math.max(lastLookAt ?? at, at);
      if (finding.kind === 'several') company.noteSeveral(at);
      if (finding.kind === 'read') company.note(at, finding.read.text);
      if (company.isCrowded(at)) {
        waiting = null;
        readsOf(finding).forEach((read) => (sight(sightings, at, read).reads = 0));
        return null;
      }
      if (finding.kind === 'read' && isScan(sightings, at, finding.read)) {
        const { text } = finding.read;
        if (!company.isNew(at, text)) return accept(text);
        if (waiting?.text !== text) waiting = { text, dueAt: at + togetherMs };
      }
      if (waiting === null || at < waiting.dueAt) return null;
      const { text } = waiting;
      waiting = null;
      return accept(text);
    },
    forget(text) {
      sightings.delete(text);
    },
  };
}

/** Texts whose meaning is protected by a signature: HCERT (hcert-spec), office passes and SMART Health Cards. */
function isSigned(text: string): boolean {
  return text.startsWith('HC1:') || text.startsWith('AMB1:') || /^shc:\//i.test(text);
}

function passTime(sightings: Map<string, Sighting>, from: InstantMs, to: InstantMs): void {
  const stoodStillMs = to - from > longestFrameGapMs ? to - from : 0;
  for (const [text, sighting] of sightings) {
    sighting.lastSeenAt += stoodStillMs;
    if (to - sighting.lastSeenAt >= rearmAfterMs) sightings.delete(text);
  }
}

function sight(sightings: Map<string, Sighting>, at: InstantMs, { text, symbology }: FrameRead): Sighting {
  const before = sightings.get(text);
  const sighting = before ?? { symbology, reads: 0, lastReadAt: -1, lastSeenAt: at, isAccepted: false };
  sightings.set(text, sighting);
  sighting.lastSeenAt = Math.max(sighting.lastSeenAt, at);
  return sighting;
}

/** Counts a read, and tells whether there are enough of it and none of its kind contradicts. */
function isScan(sightings: Map<string, Sighting>, at: InstantMs, read: FrameRead): boolean {
  const sighting = sight(sightings, at, read);
  // Both workers may read the same frame.
  if (sighting.lastReadAt !== at) sighting.reads += 1;
  sighting.lastReadAt = at;
  if (isSigned(read.text)) return true;
  return sighting.reads >= readsNeeded[read.symbology] && !isContradicted(sightings, sighting.reads, read);
}

/** Whether another reading of the same weak symbol speaks against this one. */
function isContradicted(sightings: ReadonlyMap<string, Sighting>, reads: number, read: FrameRead): boolean {
  if (readsNeeded[read.symbology] === 2) return false;
  return [...sightings].some(([text, other]) => {
    if (other.symbology !== read.symbology || read.text.includes(text)) return false;
    return text.includes(read.text) || reads < leastLead * other.reads;
  });
}

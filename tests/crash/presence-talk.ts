import type { Stay } from '../../main/core/admission/stays.ts';
import type { Twice } from '../../main/core/admission/twice.ts';
import type { InstantMs } from '../../main/core/units.ts';

interface Passing {
  readonly personClass: 'employee' | 'visitor';
  readonly people: number;
}

/** What the presence station is told. */
export type Asked = { readonly at: InstantMs } & (
  | ({ readonly kind: 'in'; readonly code: string } & Passing)
  | ({ readonly kind: 'wave' } & Passing)
  | {
      readonly kind: 'decide';
      readonly concerns: number;
      readonly what: 'let-in' | 'turned-away';
      readonly note: string | null;
      readonly people: number;
    }
  | ({ readonly kind: 'out'; readonly code: string | null } & Passing)
  | { readonly kind: 'evening' | 'close' }
  | { readonly kind: 'gone' | 'stays'; readonly entry: number }
  | { readonly kind: 'recount'; readonly change: number }
);

/** What it answers. */
export interface Said {
  readonly inside: number;
  readonly anonymous: number;
  /** Asked for in the evening alone. */
  readonly forgotten: readonly Stay[];
  readonly twice: Twice | null;
  readonly exit: 'left' | 'copy-found' | 'already-left' | 'somebody-left' | null;
  readonly sequence: number;
}

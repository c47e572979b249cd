import type { AskOf } from '../../../preload/contract/commands.ts';

/** For whom passes are made: people of a unit, of the roster by name, or a visitor. */
export type Whom = AskOf<'passes.mint'>['whom'];

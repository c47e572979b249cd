import * as v from 'valibot';

/** Who may ask. Judged from the session in the station, never from the request. */
export const roles = ['kiosk', 'guard', 'supervisor', 'auditor'] as const;
export type Role = (typeof roles)[number];

/** What a role may do besides its own: a supervisor stands above the guard, an auditor reads what they see. */
export function mayActAs(
  caller: Role,
  { role, isReadOnly = false }: Pick<Command, 'role' | 'isReadOnly'>,
): boolean {
  if (caller === role) return true;
  if (caller === 'supervisor') return role === 'guard' || role === 'auditor';
  return caller === 'auditor' && role !== 'kiosk' && isReadOnly;
}

export interface Command {
  readonly role: Role;
  /** Changes nothing, so that an auditor may call it too. */
  readonly isReadOnly?: boolean;
  readonly request: v.GenericSchema;
  readonly reply: v.GenericSchema;
}

/** A request or a reply without content. */
export const nothing = v.null();

export const pin = v.pipe(v.string(), v.regex(/^\d{6,12}$/));

/** Sequence of a row of the log. */
export const sequence = v.pipe(v.number(), v.integer(), v.minValue(1));

/** A number of people, nought included. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** An instant: milliseconds since 1970. */
export const instant = v.number();

/** A key of a person class, a purpose or a guard: what rows may carry. */
export const slug = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), v.maxLength(60));

/** So many people whom one key stroke can mean. */
export const fewPeople = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99));

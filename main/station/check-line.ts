/** What one step of the self-check found. */
export interface CheckLine {
  /** Stable name of the step, such as `log`. */
  readonly step: string;
  readonly state: 'ok' | 'warn' | 'fail';
  /** A reason code to read to a helpdesk; null where the step has none. */
  readonly code: string | null;
  /** One plain sentence. */
  readonly says: string;
}

export type Finding = Omit<CheckLine, 'step'>;

export const good = (says: string): Finding => ({ state: 'ok', code: null, says });
export const warn = (says: string, code: string | null = null): Finding => ({ state: 'warn', code, says });
export const bad = (says: string, code: string | null = null): Finding => ({ state: 'fail', code, says });

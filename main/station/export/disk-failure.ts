import { failure, type Failure, type ReasonCode } from '../../core/reason-codes.ts';
import { systemCode } from '../system-words.ts';

/** What an error of the file system says about the place that was written to. */
const codes: Readonly<Record<string, ReasonCode>> = {
  ENOSPC: 'EXPORT_TARGET_FULL',
  EDQUOT: 'EXPORT_TARGET_FULL',
  EROFS: 'EXPORT_TARGET_READ_ONLY',
  EACCES: 'EXPORT_TARGET_READ_ONLY',
  EPERM: 'EXPORT_TARGET_READ_ONLY',
  // A stick that was pulled: which of these comes depends on the file system.
  EIO: 'EXPORT_TARGET_GONE',
  ENXIO: 'EXPORT_TARGET_GONE',
  ENODEV: 'EXPORT_TARGET_GONE',
  ENOENT: 'EXPORT_TARGET_GONE',
  ENOTDIR: 'EXPORT_TARGET_GONE',
  ENOTCONN: 'EXPORT_TARGET_GONE',
  ESTALE: 'EXPORT_TARGET_GONE',
};

/** Gives the coded failure of an error that the file system threw; throws anything else on, for that is a bug. */
export function diskFailure(error: unknown): Failure {
  const code = systemCode(error);
  if (code === null) throw error;
  return failure(codes[code] ?? 'EXPORT_WRITE_FAILED', code);
}

import { Failure } from './command'

/** What people call the errors of a file system that they meet most. */
const words: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is no folder',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  ENOSPC: 'no space is left on the device',
  EDQUOT: 'the quota of the disk is used up',
  EFBIG: 'it would be larger than a file may be',
  EROFS: 'the file system is read-only',
  EMFILE: 'too many files are open',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GiB, more than can be held in memory; give it in parts',
  ELOOP: 'its links lead in a circle',
  EIO: 'the device failed',
}

/** Why something could not be read or written, as a clause. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return words[(error as NodeJS.ErrnoException).code ?? ''] ?? error.message
}

/** Whether what the system said means that there is nothing at a path. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')
}

/** A file that was named and cannot be read: a wrong call where it is not there. */
export function readFailure(path: string, error: unknown): Failure {
  return new Failure(`cannot read ${path}: ${reasonOf(error)}`, isMissing(error) ? 2 : 3)
}

import { statSync } from 'node:fs'
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
  ELOOP: 'its links lead in a circle',
  EIO: 'the device failed',
}

/** Why something could not be read or written, as a clause. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return words[(error as NodeJS.ErrnoException).code ?? ''] ?? error.message
}

/**
 * A path that cannot be read: a wrong call where what was named is not there, else a failure. `named`: what was given, where that is a folder
 * around the path; `-` is always there.
 */
export function readFailure(path: string, error: unknown, named = path): Failure {
  return new Failure(`cannot read ${path}: ${reasonOf(error)}`, named !== '-' && isMissing(named) ? 2 : 3)
}

function isMissing(path: string): boolean {
  try {
    statSync(path)
    return false
  } catch (error) {
    return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')
  }
}

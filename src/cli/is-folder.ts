import { existsSync, statSync } from 'node:fs'

/** Whether a folder is there; false where that cannot be known. Throws nothing. */
export function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory()
}

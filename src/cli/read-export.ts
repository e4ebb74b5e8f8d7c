import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { unzipOwn } from '../core/archive'
import type { OutputFile } from '../core/export'
import { Failure } from './command'
import { readFailure } from './reason-of'

/** More than this is not read: an export is about as large as its input. */
const mostBytes = 1024 * 1024 * 1024

/** The files of a zip or folder that `split` wrote. Throws a `Failure` where it cannot be read. */
export function readExport(path: string): OutputFile[] {
  const files = read(path)
  if (files === null) throw new Failure(`cannot read ${path}: it is no zip that split wrote, or it is damaged`, 2)
  return files
}

function read(path: string): OutputFile[] | null {
  try {
    return statSync(path).isDirectory() ? filesBelow(path, '') : unzipOwn(readFileSync(path), mostBytes)
  } catch (error) {
    throw readFailure(path, error)
  }
}

function filesBelow(root: string, folder: string): OutputFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return filesBelow(root, path)
    return entry.isFile() ? [{ path, bytes: readFileSync(join(root, path)), executable: false }] : []
  })
}

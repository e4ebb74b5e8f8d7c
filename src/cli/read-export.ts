import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { unzipOwn } from '../core/archive'
import type { ExportFile } from '../core/export'

/** More than this is not read: an export is about as large as its input. */
const mostBytes = 1024 * 1024 * 1024

/** The files of a zip or folder that `split` wrote; why it cannot be read, as a clause, where it cannot. */
export function readExport(path: string): ExportFile[] | string {
  try {
    if (statSync(path).isDirectory()) return filesBelow(path, '')
    return unzipOwn(readFileSync(path), mostBytes) ?? 'it is no zip that split wrote, or it is damaged'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function filesBelow(root: string, folder: string): ExportFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return filesBelow(root, path)
    return entry.isFile() ? [{ path, bytes: readFileSync(join(root, path)), executable: false }] : []
  })
}

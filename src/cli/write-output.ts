import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve, sep } from 'node:path'
import type { BuiltExport } from '../core/proof'

/** Where a split goes: a zip where the name says so, else a folder. */
export function isZip(out: string): boolean {
  return /\.zip$/i.test(out)
}

/** Why nothing can be written there, null where it can: what is there already is never overwritten or mixed with. */
export function outputConflict(out: string): string | null {
  if (!existsSync(out)) return null
  if (isZip(out)) return `${out} is there already; remove it or choose another name`
  try {
    return readdirSync(out).length > 0 ? `the folder ${out} is not empty; empty it or choose another` : null
  } catch {
    return `${out} is no folder that can be read; give another, or a name ending .zip`
  }
}

/** Writes the files below the folder, or the zip. Throws what the file system throws, and never writes outside. */
export function writeOutput(out: string, { files, zip }: BuiltExport): void {
  if (isZip(out)) {
    makeFolder(dirname(resolve(out)))
    writeFileSync(out, zip(), { flag: 'wx' })
    return
  }
  const folder = resolve(out)
  for (const { path, bytes, executable } of files) {
    const target = resolve(folder, path)
    if (!target.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`))
      throw new Error(`${path} leads out of ${out}`)
    makeFolder(dirname(target))
    writeFileSync(target, bytes, { flag: 'wx', mode: executable ? 0o755 : 0o644 })
  }
}

/** Folder by folder: Node's own recursive `mkdir` never ends where the file system answers "no such file" for the folder itself, as /proc does. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path)
}

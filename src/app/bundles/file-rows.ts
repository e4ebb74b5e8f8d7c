import type { Split } from '../../engine'

type WrittenFile = Split['files'][number]

/** A line of the tree: a folder, or a file in it. */
export interface FileRow {
  readonly path: string
  /** The last part of the path. */
  readonly name: string
  readonly depth: number
  /** Null for a folder. */
  readonly file: WrittenFile | null
}

/**
 * The files as a tree: those at the top first, then each folder with what is in it. `root`: the folder around all of
 * them in the zip.
 */
export function fileRows(files: readonly WrittenFile[], root: string): FileRow[] {
  return [{ path: '', name: `${root}/`, depth: 0, file: null }, ...rowsBelow(files, '', 1)]
}

function rowsBelow(files: readonly WrittenFile[], folder: string, depth: number): FileRow[] {
  const folders = new Map<string, WrittenFile[]>()
  const rows: FileRow[] = []
  for (const file of files) {
    const rest = file.path.slice(folder.length)
    const slash = rest.indexOf('/')
    if (slash === -1) {
      rows.push({ path: file.path, name: rest, depth, file })
      continue
    }
    const name = rest.slice(0, slash + 1)
    const inside = folders.get(name)
    if (inside) inside.push(file)
    else folders.set(name, [file])
  }
  for (const [name, inside] of folders) {
    const path = folder + name
    rows.push({ path, name, depth, file: null }, ...rowsBelow(inside, path, depth + 1))
  }
  return rows
}

/** A file with its path below what was dropped or chosen. */
export interface FoundFile {
  readonly path: string
  readonly file: File
}

export interface WalkOptions {
  /** Whether a folder of this path is entered. */
  readonly enter: (path: string) => boolean
  /** Whether a file of this path is wanted. */
  readonly take: (path: string) => boolean
  readonly onFound: (count: number) => void
  readonly signal: AbortSignal
  /** Entries looked at, and folders within folders, at most. */
  readonly most: number
  readonly deepest: number
}

export interface Walked {
  readonly files: readonly FoundFile[]
  /** Whether there was more than is looked at. */
  readonly cut: boolean
}

/**
 * What was dropped, as entries; to be called while the event is handled, as the browser empties its list afterwards.
 */
export function entriesOf(data: DataTransfer): readonly FileSystemEntry[] {
  return [...data.items].flatMap(item => item.webkitGetAsEntry?.() ?? [])
}

/**
 * Walks through dropped folders and files. Folders that cannot be read are passed over. Rejects with an `AbortError`
 * when it is cancelled.
 */
export async function walkEntries(entries: readonly FileSystemEntry[], options: WalkOptions): Promise<Walked> {
  const { enter, take, onFound, signal, most, deepest } = options
  const files: FoundFile[] = []
  let seen = 0
  let cut = false
  const waiting = entries.map(entry => ({ entry, depth: 0 })).toReversed()
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    signal.throwIfAborted()
    const { entry, depth } = next
    const path = entry.fullPath.replace(/^\//, '')
    if (++seen > most) return { files, cut: true }
    if (isFolder(entry)) {
      if (depth >= deepest) cut = true
      else if (enter(path)) {
        for (const child of (await childrenOf(entry)).toReversed()) waiting.push({ entry: child, depth: depth + 1 })
      }
    } else if (isFile(entry) && (depth === 0 || take(path))) {
      const file = await fileOf(entry)
      if (file) files.push({ path: depth === 0 ? file.name : path, file })
      onFound(files.length)
    }
  }
  return { files, cut }
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

/** All of a folder, by name; a reader gives a hundred at a time. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>(resolve => reader.readEntries(resolve, () => resolve([])))
    if (some.length === 0) return all.sort((a, b) => (a.name < b.name ? -1 : 1))
    all.push(...some)
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise(resolve => entry.file(resolve, () => resolve(null)))
}

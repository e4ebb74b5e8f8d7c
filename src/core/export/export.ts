/** One file of an export: `path` relative with `/`, safe on every file system; same plan, same bytes. */
export interface ExportFile {
  readonly path: string
  readonly bytes: Uint8Array
  readonly executable: boolean
}

export function textFile(path: string, text: string, executable = false): ExportFile {
  return { path, bytes: new TextEncoder().encode(text), executable }
}

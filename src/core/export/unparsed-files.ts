import type { Plan } from '../plan'
import type { Load, Resource } from '../resource'
import type { ExportFile } from './export'
import { fileNames } from './file-name'

/** A resource that went into no bundle, with the file that keeps its bytes. */
export interface UnparsedFile {
  readonly resource: number
  readonly file: ExportFile
}

/**
 * The resources that no bundle holds, each in a file of its own, byte for byte as it stood in its source. They end in `.txt`, so that no tool
 * takes them for manifests.
 */
export function unparsedFiles(load: Load, { unparsed }: Plan): UnparsedFile[] {
  const kept = unparsed.flatMap(({ resource: index }) => {
    const resource = load.resources[index]
    return resource ? [{ index, resource }] : []
  })
  const names = fileNames(
    kept.map(({ resource }) => `${baseName(load.texts[resource.source]?.name ?? '')}-line-${resource.line}`),
    '.txt',
  )
  return kept.map(({ index, resource }, place) => ({
    resource: index,
    file: { path: `unparsed/${names[place]}`, bytes: originalBytes(load, resource), executable: false },
  }))
}

/** The bytes of its source that belong to a resource: all its document owns, or the item of a List. */
export function originalBytes(load: Load, resource: Resource): Uint8Array {
  const text = load.texts[resource.source]
  const document = load.documents[resource.source]?.[resource.document]
  if (!text || !document) throw new RangeError(`no document for ${resource.id}`)
  const { start, end } = resource.item === null ? document.owned : resource.range
  return text.original.subarray(text.originalOffset(start), text.originalOffset(end))
}

function baseName(path: string): string {
  return path.split(/[/\\]/).findLast(part => part !== '') ?? ''
}

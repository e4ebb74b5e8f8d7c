import { isMapping, locateNodes, type Mapping, type Path, readDocument } from '../manifest'
import { type Range, textOf } from '../source'
import type { Load } from './load-resources'
import type { Resource } from './resource'
import { isList, unfoldList } from './unfold-list'

/**
 * Byte ranges of a source that hold what Secrets keep: the values of `data` and `stringData`, and the last-applied annotation, which repeats
 * them. In order, without overlap. What cannot be told apart for sure is hidden whole: an alias or merge key may have its text elsewhere,
 * and a document that cannot be read may be a Secret.
 */
export function secretRanges(load: Load, source: number): Range[] {
  const hidden: Range[] = []
  const secrets = new Map<number, Resource[]>()
  for (const resource of load.resources) {
    if (resource.source !== source) continue
    if (!resource.readable && mayBeSecret(load, resource)) hidden.push(resource.range)
    if (resource.kind !== 'Secret') continue
    const inDocument = secrets.get(resource.document)
    if (inDocument) inDocument.push(resource)
    else secrets.set(resource.document, [resource])
  }
  for (const [document, resources] of secrets) hidden.push(...valueRanges(load, source, document, resources))
  hidden.sort((a, b) => a.start - b.start)
  return hidden.filter((range, index) => index === 0 || range.start >= (hidden[index - 1]?.end ?? 0))
}

const secretKind = /kind["']?\s*:\s*["']?Secret\b/

function mayBeSecret(load: Load, { source, range }: Resource): boolean {
  const text = load.texts[source]
  return text !== undefined && secretKind.test(textOf(text, range))
}

/** Ranges of the values of all Secrets of one document, which is read once for them all. */
function valueRanges(load: Load, source: number, number: number, secrets: readonly Resource[]): Range[] {
  const text = load.texts[source]
  const document = load.documents[source]?.[number]
  if (!text || !document) return []
  const { value } = readDocument(text, document)
  if (!isMapping(value)) return secrets.map(secret => secret.range)
  const items = isList(value) ? unfoldList(value) : []
  const wanted = secrets.map(secret => {
    const item = secret.item === null ? { value, path: [] } : items[secret.item]
    return item && isMapping(item.value) ? secretPaths(item.value).map(path => [...item.path, ...path]) : []
  })
  const found = locateNodes(text, document, wanted.flat())
  let next = 0
  return secrets.flatMap((secret, index) => {
    const ranges = found.slice(next, next + (wanted[index]?.length ?? 0))
    next += ranges.length
    const written = ranges.filter(range => range !== undefined && !textOf(text, range).startsWith('*'))
    return written.length === ranges.length ? (written as Range[]) : [secret.range]
  })
}

function secretPaths(secret: Mapping): Path[] {
  const metadata = secret.get('metadata')
  const annotations = isMapping(metadata) ? keys(metadata.get('annotations'), ['metadata', 'annotations']) : []
  return [
    ...keys(secret.get('data'), ['data']),
    ...keys(secret.get('stringData'), ['stringData']),
    ...annotations.filter(path => String(path.at(-1)).endsWith('/last-applied-configuration')),
  ]
}

function keys(values: unknown, path: Path): Path[] {
  return values instanceof Map ? [...values.keys()].map((key: string) => [...path, key]) : []
}

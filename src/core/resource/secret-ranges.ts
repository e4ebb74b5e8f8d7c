import { isMapping, locateField, type Mapping, readDocument } from '../manifest'
import { type Range, textOf } from '../source'
import type { Load } from './load-resources'
import type { Resource } from './resource'
import { unfoldList } from './unfold-list'

/**
 * Byte ranges of a source that hold what a Secret keeps: the values of `data` and `stringData`, and the last-applied annotation, which repeats them.
 * In order, without overlap. What cannot be told apart for sure is hidden whole: an alias or merge key may have its text elsewhere, and a
 * document that cannot be read may be a Secret.
 */
export function secretRanges(load: Load, source: number): Range[] {
  const ranges = load.resources
    .filter(resource => resource.source === source)
    .flatMap(resource => {
      if (!resource.readable) return mayBeSecret(load, resource) ? [resource.range] : []
      return resource.kind === 'Secret' ? valueRanges(load, resource) : []
    })
    .sort((a, b) => a.start - b.start)
  return ranges.filter((range, index) => index === 0 || range.start >= (ranges[index - 1]?.end ?? 0))
}

const secretKind = /kind["']?\s*:\s*["']?Secret\b/

function mayBeSecret(load: Load, { source, range }: Resource): boolean {
  const text = load.texts[source]
  return text !== undefined && secretKind.test(textOf(text, range))
}

function valueRanges(load: Load, resource: Resource): Range[] {
  const text = load.texts[resource.source]
  const document = load.documents[resource.source]?.[resource.document]
  if (!text || !document) return [resource.range]
  const { value } = readDocument(text, document)
  if (!isMapping(value)) return [resource.range]
  const item = resource.item === null ? { value, path: [] } : unfoldList(value)[resource.item]
  if (!item || !isMapping(item.value)) return [resource.range]
  const ranges: Range[] = []
  for (const path of secretPaths(item.value)) {
    const range = locateField(text, document, [...item.path, ...path])
    if (!range || textOf(text, range).startsWith('*')) return [resource.range]
    ranges.push(range)
  }
  return ranges
}

function secretPaths(secret: Mapping): string[][] {
  const keys = (path: string[]): string[][] => {
    let values = secret.get(path[0] ?? '')
    for (const step of path.slice(1)) values = isMapping(values) ? values.get(step) : undefined
    return isMapping(values) ? [...values.keys()].map(key => [...path, key]) : []
  }
  const annotations = keys(['metadata', 'annotations']).filter(path =>
    path.at(-1)?.endsWith('/last-applied-configuration'),
  )
  return [...keys(['data']), ...keys(['stringData']), ...annotations]
}

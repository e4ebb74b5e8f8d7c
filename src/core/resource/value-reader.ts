import { type ItemsCut, isMapping, type Mapping, readDocument, type Value } from '../manifest'
import type { Load } from './load-resources'
import { readCutItem } from './read-units'
import type { Resource } from './resource'
import { type ListItem, unfoldList } from './unfold-list'

/**
 * Reads values of many resources again, one after the other; null where one cannot be read. Items of a List that was
 * read item by item are read alone; of others the last document is remembered, so that the items of a List cost one
 * reading of it and not one each.
 */
export function createValueReader(load: Load): (resource: Resource) => Mapping | null {
  let last: { source: number; document: number; value: Value | undefined; items: readonly ListItem[] } | null = null

  return resource => {
    if (!resource.readable) return null
    const replaced = load.replaced?.get(resource.id)
    if (replaced) return replaced
    const cut = load.units[resource.source]?.[resource.document]?.cut
    if (cut && resource.item !== null) return readOneAgain(load, resource, cut, resource.item)
    if (last?.source !== resource.source || last.document !== resource.document) {
      const value = readAgain(load, resource)
      const items = resource.item !== null && isMapping(value) ? unfoldList(value) : []
      last = { source: resource.source, document: resource.document, value, items }
    }
    const value = resource.item === null ? last.value : last.items[resource.item]?.value
    return isMapping(value) ? value : null
  }
}

function readOneAgain(load: Load, { source, document }: Resource, cut: ItemsCut, item: number): Mapping | null {
  const text = load.texts[source]
  const around = load.documents[source]?.[document]
  return text && around ? readCutItem(text, around, cut, item) : null
}

function readAgain(load: Load, resource: Resource): Value | undefined {
  const text = load.texts[resource.source]
  const document = load.documents[resource.source]?.[resource.document]
  return text && document ? readDocument(text, document).value : undefined
}

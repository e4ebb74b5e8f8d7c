import { isMapping, type Mapping, type Value } from '../manifest'

/** One element of a List, however deep, with what kubectl fills in. */
export interface ListItem {
  readonly value: Value
  /** Where it stands in the list: `items`, an index, and so on through lists inside. */
  readonly path: readonly (string | number)[]
}

/** Whether kubectl takes the object apart: any object with an array `items`, whatever its kind says (measured). */
export function isList(object: Mapping): boolean {
  return Array.isArray(object.get('items'))
}

/** `kind: List` holds no object of its own, with or without `items`. */
export function isBareList(object: Mapping): boolean {
  return object.get('kind') === 'List' && object.get('apiVersion') === 'v1'
}

/**
 * What is a list by its name, with or without items: `List`, which is no object of its own, and typed lists where
 * `items` is none.
 */
export function isListByName(object: Mapping): boolean {
  const kind = object.get('kind')
  return isBareList(object) || (typeof kind === 'string' && kind.endsWith('List') && object.has('items'))
}

/**
 * Whether a document of this value holds no object, so that nothing is lost where nothing comes of it: null, or a List
 * without any item.
 */
export function holdsNothing(value: Value | undefined): boolean {
  if (value === null) return true
  if (!isMapping(value)) return false
  return isList(value) ? unfoldList(value).length === 0 : isListByName(value) && value.get('items') === null
}

/**
 * The items of a list in order. Items of a typed list (`ConfigMapList`) that name no kind get the list's kind without
 * `List`, and its apiVersion, as apimachinery's unstructured decoder does. Lists inside are unfolded in place: kubectl
 * refuses those, and a split mends them.
 */
export function unfoldList(list: Mapping): ListItem[] {
  const items: ListItem[] = []
  // An explicit stack: lists may be nested as deep as the reader allows.
  const stack: { list: Mapping; next: number; path: ListItem['path'] }[] = [{ list, next: 0, path: [] }]
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const elements = top.list.get('items') as readonly Value[]
    const index = top.next++
    if (index >= elements.length) {
      stack.pop()
      continue
    }
    const value = withKindOf(top.list, elements[index] ?? null)
    const path = [...top.path, 'items', index]
    if (isMapping(value) && isList(value)) stack.push({ list: value, next: 0, path })
    else items.push({ value, path })
  }
  return items
}

/** The item with what the list says of its kind. */
export function withKindOf(list: Mapping, item: Value): Value {
  const listKind = list.get('kind')
  if (!isMapping(item) || typeof listKind !== 'string' || listKind === 'List' || !listKind.endsWith('List')) return item
  if (typeof item.get('kind') === 'string' && item.get('kind') !== '') return item
  const filled = new Map(item)
  filled.set('kind', listKind.slice(0, -'List'.length))
  const apiVersion = list.get('apiVersion')
  if (apiVersion !== undefined && !item.get('apiVersion')) filled.set('apiVersion', apiVersion)
  return filled
}

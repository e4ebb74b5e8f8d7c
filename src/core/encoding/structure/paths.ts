import { isList, isMapping, type Mapping, type Path, type Value } from '../../manifest'
import { flatFields } from '../ownership/field-set'
import type { Field, Message } from '../tables/message'

/**
 * Compares two paths by the order in which the server reads what kubectl sends: fields by name, list items as they
 * stand.
 */
export function inReadingOrder(a: Path, b: Path): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]]
    if (x === y || x === undefined || y === undefined) continue
    return typeof x === 'number' && typeof y === 'number' ? x - y : String(x) < String(y) ? -1 : 1
  }
  return a.length - b.length
}

/** A path as decoders write it: `spec.containers[0].image`. */
export function dotted(at: Path): string {
  return at
    .map(key => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .slice(1)
}

/**
 * `.spec.containers[name="c"].image`, as server-side apply writes it; `elements` gives the text of an item, by the
 * steps to it.
 */
export function applyPath(at: Path, elements: (at: Path) => string | null): string {
  return at
    .map((key, index) => (typeof key === 'number' ? (elements(at.slice(0, index + 1)) ?? `[${key}]`) : `.${key}`))
    .join('')
}

/** The keys of a list item as server-side apply writes them: `[containerPort=80,protocol="TCP"]`. */
export function keyText(keys: Mapping): string {
  return `[${[...keys].map(([name, value]) => `${name}=${goText(value)}`).join(',')}]`
}

/** An item of a set as server-side apply writes it: `[="text"]`. */
export function itemText(item: Value): string {
  return `[=${goText(item)}]`
}

/** A value as Go's `%#v` prints it, whatever its depth. */
export function goText(value: Value): string {
  const parts: string[] = []
  // What is still to be written, last first: texts as they are, values in a box of their own.
  const open: (string | { readonly value: Value })[] = [{ value }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string') parts.push(next)
    else if (next.value === null) parts.push('interface {}(nil)')
    else if (typeof next.value === 'string') parts.push(JSON.stringify(next.value))
    else if (typeof next.value !== 'object') parts.push(String(next.value))
    else open.push(...membersOf(next.value).toReversed())
  }
  return parts.join('')
}

function membersOf(value: Mapping | readonly Value[]): (string | { readonly value: Value })[] {
  if (isMapping(value)) {
    const members = [...value].flatMap(([name, member], index) => [
      `${index > 0 ? ', ' : ''}${JSON.stringify(name)}:`,
      { value: member },
    ])
    return ['map[string]interface {}{', ...members, '}']
  }
  return [
    '[]interface {}{',
    ...value.flatMap((item, index) => (index > 0 ? [', ', { value: item }] : [{ value: item }])),
    '}',
  ]
}

/**
 * The fields on the way to a place in an object of a message, and what the last one holds; null where the message does
 * not know it.
 */
export function fieldAt(
  message: Message,
  at: Path,
): { readonly owner: Message; readonly field: Field; readonly isItem: boolean } | null {
  let owner = message
  let found: Field | null = null
  let isItem = false
  for (const key of at) {
    if (typeof key === 'number' || (found !== null && found.mode === '%' && !isItem)) {
      isItem = true
      continue
    }
    if (found !== null) {
      if (found.message === null) return null
      owner = found.message
    }
    found = flatFields(owner).get(key) ?? null
    if (found === null) return null
    isItem = false
  }
  return found && { owner, field: found, isItem }
}

/** The value at a path of an object. */
export function valueAt(object: Mapping, at: Path): Value {
  let value: Value = object
  for (const key of at) {
    if (typeof key === 'string') value = isMapping(value) ? (value.get(key) ?? null) : null
    else value = value !== null && isList(value) ? (value[key] ?? null) : null
  }
  return value
}

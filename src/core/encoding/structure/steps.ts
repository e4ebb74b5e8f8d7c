import { isList, isMapping, type Mapping, type Value } from '../../manifest'
import { flatFields } from '../ownership/field-set'
import type { Field, Message } from '../tables/message'

/** A place in an object, as steps from its root. */
export type Steps = readonly (string | number)[]

/** In the order in which the server reads what kubectl sends: names of fields sorted, items as they stand. */
export function inReadingOrder(a: Steps, b: Steps): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [x, y] = [a[i], b[i]]
    if (x === y || x === undefined || y === undefined) continue
    return typeof x === 'number' && typeof y === 'number' ? x - y : String(x) < String(y) ? -1 : 1
  }
  return a.length - b.length
}

/** `spec.containers[0].image`, as decoders write it. */
export function dotted(at: Steps): string {
  return at
    .map(step => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .slice(1)
}

/** `.spec.containers[name="c"].image`, as server-side apply writes it; `elements` gives the text of an item, by the steps to it. */
export function applyPath(at: Steps, elements: (at: Steps) => string | null): string {
  return at
    .map((step, index) => (typeof step === 'number' ? (elements(at.slice(0, index + 1)) ?? `[${step}]`) : `.${step}`))
    .join('')
}

/** `[containerPort=80,protocol="TCP"]` */
export function keyText(keys: Mapping): string {
  return `[${[...keys].map(([name, value]) => `${name}=${goText(value)}`).join(',')}]`
}

/** `[="text"]`: an item of a set. */
export function itemText(item: Value): string {
  return `[=${goText(item)}]`
}

/** A value as Go's `%#v` prints it; what is nested deeper than an error needs is left out. */
export function goText(value: Value, depth = 0): string {
  if (value === null) return 'interface {}(nil)'
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value !== 'object') return String(value)
  const isEmpty = isMapping(value) ? value.size === 0 : value.length === 0
  if (depth > 4 && !isEmpty) return '...'
  if (isList(value)) return `[]interface {}{${value.map(item => goText(item, depth + 1)).join(', ')}}`
  const members = [...value].map(([name, member]) => `${JSON.stringify(name)}:${goText(member, depth + 1)}`)
  return `map[string]interface {}{${members.join(', ')}}`
}

/** The fields on the way to a place in an object of a message, and what the last one holds; null where the message does not know it. */
export function fieldAt(
  message: Message,
  at: Steps,
): { readonly owner: Message; readonly field: Field; readonly isItem: boolean } | null {
  let owner = message
  let found: Field | null = null
  let isItem = false
  for (const step of at) {
    if (typeof step === 'number' || (found !== null && found.mode === '%' && !isItem)) {
      isItem = true
      continue
    }
    if (found !== null) {
      if (found.message === null) return null
      owner = found.message
    }
    found = flatFields(owner).get(step) ?? null
    if (found === null) return null
    isItem = false
  }
  return found && { owner, field: found, isItem }
}

/** The value at a place. */
export function valueAt(object: Mapping, at: Steps): Value {
  let value: Value = object
  for (const step of at) {
    if (typeof step === 'string') value = isMapping(value) ? (value.get(step) ?? null) : null
    else value = value !== null && isList(value) ? (value[step] ?? null) : null
  }
  return value
}

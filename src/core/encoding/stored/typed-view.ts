import { isList, isMapping, type Mapping, type Value } from '../../manifest'
import { changeEntries } from '../edit-mapping'
import type { Field, Message } from '../tables/message'
import { isZeroTime, parseTime } from './time'

/**
 * The JSON that Go writes for a typed object after it has read `object`: unknown fields are gone, and so is what
 * `omitempty` leaves out; null is the zero of its type.
 */
export function typedView(message: Message, object: Mapping): Mapping {
  const shown = changeEntries(object, (name, value) => {
    const field = message.fields.get(name)
    return field && shownValue(field, value)
  })
  const missing = [...message.fields.values()].filter(({ name, shownWhenZero }) => shownWhenZero && !shown.has(name))
  if (missing.length === 0) return shown
  return new Map([...shown, ...missing.map(field => [field.name, zeroOf(field)] as const)])
}

/** Undefined where Go leaves the field out. */
function shownValue(field: Field, value: Value): Value | undefined {
  const zero = field.shownWhenZero ? zeroOf(field) : undefined
  if (value === null) return zero
  if (field.mode === '*' && isList(value)) {
    if (value.length === 0) return field.shownWhenZero ? value : undefined
    return value.map(item => itemValue(field, item))
  }
  if (field.mode === '%' && isMapping(value)) {
    if (value.size === 0) return field.shownWhenZero ? value : undefined
    return changeEntries(value, (_, item) => itemValue(field, item))
  }
  if (field.mode === '!' && (value === '' || value === 0 || value === false)) return zero
  return field.message === null ? value : messageValue(field.message, value)
}

function itemValue(field: Field, item: Value): Value {
  if (item === null) return field.kind === 's' ? '' : field.message === null ? null : new Map()
  return field.message === null ? item : (messageValue(field.message, item) ?? null)
}

function messageValue(message: Message, value: Value): Value | undefined {
  if (message.special === null) return isMapping(value) ? typedView(message, value) : value
  if (message.name !== 'meta.v1.Time' || typeof value !== 'string') return value
  const time = parseTime(value)
  if (time === null) return value
  return isZeroTime(time) ? undefined : '2006-01-02T15:04:05Z'
}

function zeroOf(field: Field): Value {
  if (field.mode === '*' || field.mode === '%') return null
  return field.kind === 's' ? '' : field.kind === 'i' ? 0 : field.kind === 'B' ? false : null
}

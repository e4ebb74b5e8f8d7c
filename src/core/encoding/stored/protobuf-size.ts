import { utf8Length } from '../../bytes'
import { isList, isMapping, type Mapping, type Value } from '../../manifest'
import type { Field, Message } from '../tables/message'
import { report, reportType, type Trail } from '../trail'
import { decodedLength } from './base64'
import { delimited, varintSize } from './wire'

/** Deeper than any message of Kubernetes but those that contain themselves. */
const maxDepth = 200

/**
 * Bytes of a message for the JSON object of its fields, without building it (facts: storage-encoding, sections 2 to 4).
 * Starts from the size of the message with nothing in it and adds what each present field changes, so the work follows
 * the object, not the type. What the message does not know is reported and costs nothing; a value of the wrong type is
 * reported and counted as zero.
 */
export function messageSize(message: Message, object: Mapping, trail: Trail): number {
  reportUnknown(message, object, trail)
  return knownFieldsSize(message, object, trail)
}

/** Reports the fields of an object that its message does not know; the server drops them. */
export function reportUnknown(message: Message, object: Mapping, trail: Trail): void {
  for (const name of object.keys()) {
    if (message.names.has(name) || (message.isKind && (name === 'apiVersion' || name === 'kind'))) continue
    report(trail, 'field-unknown', name)
  }
}

function knownFieldsSize(message: Message, object: Mapping, trail: Trail): number {
  let size = message.absentSize
  for (const [name, value] of object) {
    const field = message.fields.get(name)
    if (field !== undefined) size += fieldSize(field, value, trail) - field.absent
  }
  for (const field of message.inlined) {
    if (field.message !== null) {
      size += field.key + delimited(knownFieldsSize(field.message, object, trail)) - field.absent
    }
  }
  return size
}

/** Bytes of one field with its keys. Null is zero in a field that is always written, and nothing in any other. */
export function fieldSize(field: Field, value: Value, trail: Trail): number {
  if (value === null) return field.absent
  trail.path.push(field.name)
  const size = presentFieldSize(field, value, trail)
  trail.path.pop()
  return size
}

function presentFieldSize(field: Field, value: NonNullable<Value>, trail: Trail): number {
  if (trail.path.length > maxDepth) {
    report(trail, 'too-deep')
    return field.absent
  }
  if (field.mode === '*') return listSize(field, value, trail)
  if (field.mode === '%') return mapSize(field, value, trail)
  return field.key + valueSize(field, value, trail)
}

function listSize(field: Field, value: NonNullable<Value>, trail: Trail): number {
  if (!isList(value)) {
    reportType(trail, 'array', value)
    return 0
  }
  const items: readonly Value[] = value
  let size = 0
  for (const [index, item] of items.entries()) {
    trail.path.push(index)
    size += field.key + (item === null ? zeroSize(field) : valueSize(field, item, trail))
    trail.path.pop()
  }
  return size
}

function mapSize(field: Field, value: NonNullable<Value>, trail: Trail): number {
  if (!isMapping(value)) {
    reportType(trail, 'object', value)
    return 0
  }
  let size = 0
  for (const [key, item] of value) {
    trail.path.push(key)
    // A null among bytes stays without a value; among strings and messages it is a zero value that is written.
    const content = item === null ? (field.kind === 'b' ? 0 : 1 + zeroSize(field)) : 1 + valueSize(field, item, trail)
    size += field.key + delimited(1 + delimited(utf8Length(key)) + content)
    trail.path.pop()
  }
  return size
}

/** Bytes of a zero value behind its key. */
function zeroSize(field: Field): number {
  return field.kind === 'm' ? delimited(field.message?.absentSize ?? 0) : 1
}

/** Bytes of one value behind its key: an integer or bool, or a length and what follows it. */
function valueSize(field: Field, value: NonNullable<Value>, trail: Trail): number {
  switch (field.kind) {
    case 's':
      if (typeof value === 'string') return delimited(utf8Length(value))
      reportType(trail, 'string', value)
      return 1
    case 'b':
      return bytesSize(value, trail)
    case 'i':
      if (isInt64(value)) return varintSize(value)
      reportType(trail, 'integer', value)
      return 1
    case 'B':
      if (typeof value !== 'boolean') reportType(trail, 'bool', value)
      return 1
    case 'm':
      return field.message === null ? 1 : delimited(nestedSize(field.message, value, trail))
  }
}

function isInt64(value: Value): value is number | bigint {
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value))
}

function bytesSize(value: NonNullable<Value>, trail: Trail): number {
  if (typeof value !== 'string') {
    reportType(trail, 'string', value)
    return 1
  }
  const length = decodedLength(value)
  if (length === null) report(trail, 'base64-invalid')
  return delimited(length ?? 0)
}

function nestedSize(message: Message, value: NonNullable<Value>, trail: Trail): number {
  if (message.special !== null) return message.special.size(value, trail)
  if (message.items !== null) return listSize(message.items, value, trail)
  if (isMapping(value)) return messageSize(message, value, trail)
  reportType(trail, 'object', value)
  return message.absentSize
}

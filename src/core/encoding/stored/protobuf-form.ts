import { utf8Length } from '../../bytes'
import { isMapping } from '../../manifest'
import type { BuiltInKind } from '../tables/kind'
import { droppedFields, type Release } from '../tables/releases'
import { fieldSize, messageSize, reportUnknown } from './protobuf-size'
import {
  type Additions,
  type ManagedFieldsEntry,
  type SizedAnnotation,
  type StorageForm,
  sizeMemory,
} from './storage-form'
import { delimited } from './wire'

/**
 * Protobuf with an envelope: objects of the kinds that the API server itself serves. A `release` may lack fields of the
 * object itself that the tables always write.
 */
export function protobufForm(kind: BuiltInKind, release?: Release): StorageForm {
  const { message } = kind
  const lacking = release === undefined ? [] : droppedFields(message.name, release)
  const absentSize = lacking.reduce((size, name) => size - (message.fields.get(name)?.absent ?? 0), message.absentSize)
  const remembered = sizeMemory()
  return {
    view(object, trail) {
      reportUnknown(message, object, trail)
      return object
    },
    size(object, additions, trail) {
      let size = absentSize
      for (const [name, value] of object) {
        const field = message.fields.get(name)
        if (field === undefined) continue
        size -= field.absent
        const metadata = field.message
        if (name === 'metadata' && metadata !== null && isMapping(value)) {
          trail.path.push(name)
          const own = remembered(name, value, () => messageSize(metadata, value, trail))
          size += field.key + delimited(own + additionsSize(additions))
          trail.path.pop()
        } else {
          size += remembered(name, value, () => fieldSize(field, value, trail))
        }
      }
      return envelopeSize(kind.apiVersion, kind.kind, size)
    },
  }
}

/** Entries of lists in metadata, so that they take the same beside whatever is there. */
function additionsSize({ annotation, managedFields }: Additions): number {
  let size = annotation === null ? 0 : annotationSize(annotation)
  for (const entry of managedFields) size += managedFieldsEntrySize(entry)
  return size
}

/** Field 12 of ObjectMeta, an entry of a map of strings. */
function annotationSize({ key, bytes }: SizedAnnotation): number {
  return 1 + delimited(1 + delimited(utf8Length(key)) + 1 + delimited(bytes))
}

/** Field 17 of ObjectMeta; a time takes 8 bytes, and so does the text `FieldsV1`. */
function managedFieldsEntrySize(entry: ManagedFieldsEntry): number {
  const { manager, operation, apiVersion, subresource, fields, untimed } = entry
  const field = (size: number): number => 1 + delimited(size)
  const texts =
    field(utf8Length(manager)) + field(operation.length) + field(utf8Length(apiVersion)) + field(subresource.length)
  const time = untimed ? 0 : field(8)
  return 2 + delimited(texts + time + field(8) + field(1 + delimited(fields)))
}

/**
 * Bytes of a built-in object in etcd, from those of its message: four bytes `k8s\0`, apiVersion and kind, the message,
 * and two empty fields that are always written (facts: storage-encoding, section 6).
 */
function envelopeSize(apiVersion: string, kind: string, message: number): number {
  const type = 1 + delimited(utf8Length(apiVersion)) + 1 + delimited(utf8Length(kind))
  return 4 + 1 + delimited(type) + 1 + delimited(message) + 2 + 2
}

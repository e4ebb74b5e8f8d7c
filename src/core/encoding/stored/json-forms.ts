import { isMapping, type Mapping, type Value } from '../../manifest'
import { crdKind } from '../../object'
import { jsonSize, jsonTextSize } from '../json-size'
import { layoutNamed } from '../tables/layout'
import { type Additions, type ManagedFieldsEntry, type StorageForm, sizeMemory } from './storage-form'
import { hoistingGain, storedCrd, versionsOf } from './stored-crd'
import { typedJsonSize } from './typed-json-size'

const newline = 1

/**
 * Custom resources, and every kind the tables do not know: compact JSON as it stands, nulls and empty values too, and a
 * newline.
 */
export function customResourceForm(): StorageForm {
  const remember = sizeMemory()
  return {
    view: object => object,
    size(view, additions) {
      const object = withPlaceholders(view, additions)
      let size = 1 + object.size + Math.max(object.size, 1) + newline
      for (const [name, value] of object) size += jsonTextSize(name) + remember(name, value, () => jsonSize(value))
      return size + beyondPlaceholders(additions)
    },
  }
}

/** CustomResourceDefinitions: typed JSON of v1beta1 and a newline. */
export function crdForm(crd: Mapping): StorageForm {
  const form = typedForm(crdKind, storedCrd)
  const gain = hoistingGain(versionsOf(crd))
  return { view: form.view, size: (view, additions, trail) => form.size(view, additions, trail) + gain }
}

/** APIServices: typed JSON of v1 and a newline. */
export function apiServiceForm(): StorageForm {
  return typedForm('APIService', object => object)
}

function typedForm(layoutName: string, view: StorageForm['view']): StorageForm {
  const layout = layoutNamed(layoutName)
  const remember = sizeMemory()
  return {
    view,
    size: (object, additions, trail) =>
      typedJsonSize(layout, withPlaceholders(object, additions), trail, remember) +
      beyondPlaceholders(additions) +
      newline,
  }
}

/**
 * What is known by size only stands in the object as an empty value, and the rest of its bytes is added to the whole.
 */
function withPlaceholders(object: Mapping, { annotation, managedFields }: Additions): Mapping {
  if (annotation === null && managedFields.length === 0) return object
  const metadata = new Map(mappingOr(object.get('metadata')))
  if (annotation !== null) {
    metadata.set('annotations', new Map(mappingOr(metadata.get('annotations'))).set(annotation.key, ''))
  }
  if (managedFields.length > 0) metadata.set('managedFields', managedFields.map(entryPlaceholder))
  return new Map(object).set('metadata', metadata)
}

function beyondPlaceholders({ annotation, managedFields }: Additions): number {
  const empty = 2
  const fields = managedFields.reduce((sum, entry) => sum + entry.fields - empty, 0)
  return fields + (annotation === null ? 0 : annotation.inJson - empty)
}

function entryPlaceholder(entry: ManagedFieldsEntry): Mapping {
  const placeholder = new Map<string, Value>([
    ['apiVersion', entry.apiVersion],
    ['fieldsType', 'FieldsV1'],
    ['fieldsV1', new Map()],
    ['manager', entry.manager],
    ['operation', entry.operation],
  ])
  if (!entry.untimed) placeholder.set('time', '2006-01-02T15:04:05Z')
  return entry.subresource === '' ? placeholder : placeholder.set('subresource', entry.subresource)
}

function mappingOr(value: Value | undefined): Mapping {
  return isMapping(value) ? value : new Map()
}

import type { Mapping } from '../../manifest'
import { changeField, withField, withoutFields } from '../edit-mapping'
import { applyOwnershipSize } from '../ownership/apply-ownership'
import { apiServiceOwnershipSize, crdOwnershipSize } from '../ownership/crd-ownership'
import { type Operation, untypedOwnershipSize } from '../ownership/untyped-ownership'
import { updateOwnershipSize } from '../ownership/update-ownership'
import { withDefaults } from './defaults'
import type { ServerContext } from './server-step'
import { dropsStatus, withStringDataAsData } from './status-steps'

/**
 * Bytes of the `fieldsV1` text of the entry that an operation writes. `given` is the object of the manifest, `defaulted` the object after
 * defaulting, which an update owns; an apply owns no more than it sends. Nobody owns a status that is dropped.
 */
export function ownedFieldsSize(
  given: Mapping,
  defaulted: Mapping,
  operation: Operation,
  context: ServerContext,
): number {
  const sent = operation === 'Apply' ? given : defaulted
  const object = dropsStatus(context) ? withoutFields(sent, ['status']) : sent
  const { kind, customResource } = context
  switch (kind.type) {
    case 'built-in': {
      if (operation === 'Apply') return applyOwnershipSize(kind.given.message, object)
      // Ownership is that of the version in which the object was sent.
      const inGivenVersion =
        kind.given.message === kind.storage.message ? object : withDefaults(kind.given.message, given)
      const isSecret = kind.given.message.name === 'core.v1.Secret'
      return updateOwnershipSize(kind.given.message, isSecret ? withStringDataAsData(inGivenVersion) : inGivenVersion)
    }
    case 'crd':
      return crdOwnershipSize(withField(given, 'metadata', object.get('metadata') ?? null), operation)
    case 'api-service':
      return apiServiceOwnershipSize(object, operation)
    case 'custom-resource': {
      const version = String(given.get('apiVersion')).split('/')[1] ?? ''
      return untypedOwnershipSize(object, customResource?.schemas.get(version) ?? null, operation)
    }
  }
}

/** The object with an annotation of which only the key matters. */
export function withAnnotationKey(object: Mapping, key: string): Mapping {
  return changeField(object, 'metadata', metadata =>
    changeField(metadata, 'annotations', annotations => withField(annotations, key, 'x')),
  )
}

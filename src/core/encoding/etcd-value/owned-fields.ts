import type { Mapping } from '../../manifest'
import { changeField, withField } from '../edit-mapping'
import { applyOwnershipSize } from '../ownership/apply-ownership'
import { apiServiceOwnershipSize, crdOwnershipSize } from '../ownership/crd-ownership'
import { type Operation, untypedOwnershipSize } from '../ownership/untyped-ownership'
import { updateOwnershipSize } from '../ownership/update-ownership'
import { versionOfResource } from './custom-resource-type'
import { withoutReset } from './reset-fields'
import type { ServerContext } from './server-step'
import { withStringDataAsData } from './status-steps'

/**
 * Bytes of the `fieldsV1` text of the entry that an operation writes. `sent` is the object as its writer sends it,
 * `defaulted` the object after defaulting, which an update owns; an apply owns no more than it sends. Nobody owns what
 * the kind resets.
 */
export function ownedFieldsSize(
  sent: Mapping,
  defaulted: Mapping,
  operation: Operation,
  context: ServerContext,
): number {
  const object = withoutReset(operation === 'Apply' ? sent : defaulted, context)
  const { kind, customResource } = context
  switch (kind.type) {
    case 'built-in': {
      // Ownership is that of the version in which the object was sent.
      const { message } = kind.given
      if (operation === 'Apply') return applyOwnershipSize(message, object)
      return updateOwnershipSize(message, message.name === 'core.v1.Secret' ? withStringDataAsData(object) : object)
    }
    case 'crd':
      return crdOwnershipSize(withField(sent, 'metadata', object.get('metadata') ?? null), operation)
    case 'api-service':
      return apiServiceOwnershipSize(object, operation)
    case 'custom-resource':
      return untypedOwnershipSize(object, versionOfResource(sent, customResource)?.schema ?? null, operation)
  }
}

/** The object with an annotation of which only the key matters. */
export function withAnnotationKey(object: Mapping, key: string): Mapping {
  return changeField(object, 'metadata', metadata =>
    changeField(metadata, 'annotations', annotations => withField(annotations, key, 'x')),
  )
}

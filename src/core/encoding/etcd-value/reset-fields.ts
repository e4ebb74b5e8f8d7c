import type { Mapping } from '../../manifest'
import { withoutFields } from '../edit-mapping'
import { versionOfResource } from './custom-resource-type'
import type { ServerContext } from './server-step'

/**
 * Fields that a kind resets, so that no writer owns them (`GetResetFields` of the strategies in kubernetes/kubernetes
 * `pkg/registry`): status, and of a certificate signing request its spec as well.
 */
export function isReset(field: 'status' | 'spec', object: Mapping, { kind, customResource }: ServerContext): boolean {
  if (kind.type === 'custom-resource') {
    return field === 'status' && (versionOfResource(object, customResource)?.hasStatus ?? false)
  }
  return field === 'status' || (kind.type === 'built-in' && kind.given.kind === 'CertificateSigningRequest')
}

/** The object as it can be owned. */
export function withoutReset(object: Mapping, context: ServerContext): Mapping {
  return withoutFields(
    object,
    (['status', 'spec'] as const).filter(field => isReset(field, object, context)),
  )
}

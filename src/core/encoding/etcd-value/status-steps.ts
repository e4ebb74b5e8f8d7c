import { isMapping, type Mapping } from '../../manifest'
import { mappingAt } from '../../object'
import { withField, withoutFields } from '../edit-mapping'
import { versionOfResource } from './custom-resource-type'
import type { ServerContext, ServerStep } from './server-step'

/**
 * On create the status of the manifest is discarded. A Node keeps it: the kubelet registers itself with its status
 * (`pkg/registry/core/node/ strategy.go: PrepareForCreate`). Of a CRD `storedCrd` has reset it.
 */
export const dropStatus: ServerStep = {
  id: 'status',
  known: 'rule',
  apply(object, context) {
    const { kind } = context
    const keeps = kind.type === 'crd' || (kind.type === 'built-in' && kind.given.message.name === 'core.v1.Node')
    return !keeps && isReset('status', object, context) ? withoutFields(object, ['status']) : object
  },
}

/**
 * stringData is merged over data. An entry takes the same bytes in both, so it is enough to drop the entries of data
 * that are overridden.
 */
export const mergeStringData: ServerStep = {
  id: 'stringData',
  known: 'rule',
  apply(object, { kind }) {
    const text = object.get('stringData')
    if (kind.type !== 'built-in' || kind.storage.message.name !== 'core.v1.Secret' || !isMapping(text)) return object
    const data = mappingAt(object, 'data')
    const kept = withoutFields(data, [...text.keys()])
    return kept === data ? object : withField(object, 'data', kept)
  },
}

/** A Secret as its writer owns it: entries of stringData count as data. */
export function withStringDataAsData(object: Mapping): Mapping {
  const text = object.get('stringData')
  if (!isMapping(text)) return object
  return withField(withoutFields(object, ['stringData']), 'data', new Map([...mappingAt(object, 'data'), ...text]))
}

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

import type { Bytes } from '../bytes'
import type { Step, Weighed } from './route'

export type Operation = 'create' | 'clientSideApply' | 'serverSideApply'

/** The body that kubectl sends for an operation. */
export function requestBody({ sizes }: Weighed, operation: Operation): Bytes | null {
  return operation === 'clientSideApply' ? sizes.request.apply : sizes.request[operation]
}

/**
 * The limits every write meets, in the API server's order: body, validation of metadata, of ConfigMap and Secret data, then etcd's
 * client, then etcd (limits facts, "Order in which a write meets the limits").
 */
export function writeSteps(operation: Operation): Step[] {
  const copy: Step = { limit: 'apply.last-applied', measure: ({ sizes }) => sizes.annotations }
  return [
    { limit: 'apiserver.body', measure: resource => requestBody(resource, operation) },
    { limit: 'meta.annotations', measure: ({ sizes }) => sizes.ownAnnotations },
    ...(operation === 'clientSideApply' ? [copy] : []),
    { limit: 'configmap.data', measure: ({ kind, sizes }) => (kind === 'ConfigMap' ? sizes.data : null) },
    { limit: 'secret.data', measure: ({ kind, sizes }) => (kind === 'Secret' ? sizes.data : null) },
    { limit: 'etcd.client.send', measure: ({ sizes }) => sizes.etcdRequest[operation]?.transaction ?? null },
    { limit: 'etcd.request', measure: ({ sizes }) => sizes.etcdRequest[operation]?.request ?? null },
  ]
}

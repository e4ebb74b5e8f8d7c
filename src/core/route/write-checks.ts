import { type Bytes, bytes } from '../bytes'
import type { Operation } from '../encoding'
import type { Check, SizedResource } from './route'

/** What an applier adds to each object before it is sent, in bytes. */
export interface Added {
  /** Annotations of its own, keys and values. */
  readonly annotations?: number
  /**
   * Name under which it owns fields; kubectl's own where none is given. Only server-side apply counts it: see
   * `etcdRequest`.
   */
  readonly manager?: string
}

/** The body that kubectl sends for an operation. */
export function requestBody({ sizes }: SizedResource, operation: Operation): Bytes | null {
  return operation === 'clientSideApply' ? sizes.request.apply : sizes.request[operation]
}

/**
 * The limits every write meets, in the API server's order: a proxy before it where there is one, body, validation of
 * metadata, of ConfigMap and Secret data, then etcd's client, then etcd (limits facts, "Order in which a write meets
 * the limits").
 */
export function writeChecks(operation: Operation, added: Added = {}): Check[] {
  return [...admissionChecks(operation, added), ...etcdChecks(operation, added)]
}

/** The limits up to admission: all that a dry run on the server meets. */
export function admissionChecks(operation: Operation, { annotations = 0 }: Added = {}): Check[] {
  // Under client-side apply another annotation counts twice: once itself, once inside the copy (limits facts, section
  // 3).
  const inCopy = annotations > 0 ? annotations + quotesAround : 0
  const copy: Check = {
    limit: 'apply.last-applied',
    measure: ({ sizes }) => plus(sizes.annotations, annotations + inCopy),
  }
  return [
    { limit: 'proxy.body', measure: resource => plus(requestBody(resource, operation), annotations) },
    { limit: 'apiserver.body', measure: resource => plus(requestBody(resource, operation), annotations) },
    { limit: 'meta.annotations', measure: ({ sizes }) => plus(sizes.ownAnnotations, annotations) },
    ...(operation === 'clientSideApply' ? [copy] : []),
    { limit: 'configmap.data', measure: ({ kind, sizes }) => (kind === 'ConfigMap' ? sizes.data : null) },
    { limit: 'secret.data', measure: ({ kind, sizes }) => (kind === 'Secret' ? sizes.data : null) },
  ]
}

/** The limits behind admission: those of etcd. */
function etcdChecks(operation: Operation, { annotations = 0, manager }: Added = {}): Check[] {
  const named = operation === 'serverSideApply' && manager !== undefined ? manager.length - kubectl.length : 0
  const copied = operation === 'clientSideApply' ? 2 : 1
  const more = annotations * copied + named
  return [
    {
      limit: 'etcd.client.send',
      measure: ({ sizes }) => plus(sizes.etcdRequest[operation]?.transaction ?? null, more),
    },
    { limit: 'etcd.request', measure: ({ sizes }) => plus(sizes.etcdRequest[operation]?.request ?? null, more) },
  ]
}

/** Manager of `kubectl apply --server-side`, which the sizes were measured with. */
const kubectl = 'kubectl'
/** `"KEY":"VALUE",` around an annotation in JSON. */
const quotesAround = 6

function plus(size: Bytes | null, more: number): Bytes | null {
  return size === null ? null : bytes(size + more)
}

import type { Bytes } from '../bytes'
import { isMapping, type Mapping } from '../manifest'
import type { Scope } from '../resource'
import { dataSize } from './data-size'
import { etcdKey, nameOf } from './etcd/etcd-key'
import { create, etcdRequest } from './etcd/etcd-transaction'
import type { CustomResourceType } from './etcd-value/custom-resource-type'
import { type EtcdValue, worseKnown } from './etcd-value/etcd-value'
import { storedSizes } from './etcd-value/stored-sizes'
import type { Finding } from './finding'
import { requestSizes } from './request-sizes'
import type { EtcdWriteSizes, Known, Sizes } from './sizes'

/** What the sizes of an object depend on besides itself. */
export interface MeasureContext {
  readonly scope: Scope
  /** What a CRD of the input says of a custom resource; null where there is none. */
  readonly customResource: CustomResourceType | null
}

/** A resource weighed in every encoding but `gzip`, which is weighed on the source's bytes. */
export interface Measured {
  readonly sizes: Omit<Sizes, 'gzip'>
  readonly known: { readonly stored: Known; readonly etcdValue: Known }
  /** What the API server would take otherwise than written, or refuse. */
  readonly findings: readonly Finding[]
  /** The lines of each value in etcd; null where the operation is not possible. */
  readonly etcdValues: EtcdValues
  /** Bytes of the key under which etcd keeps it. */
  readonly keyBytes: number
}

export interface EtcdValues {
  readonly create: EtcdValue | null
  readonly serverSideApply: EtcdValue | null
  readonly clientSideApply: EtcdValue | null
}

/** Weighs a readable object. `source` is its bytes as written. */
export function measure(object: Mapping, { scope, customResource }: MeasureContext, source: Bytes): Measured {
  const request = requestSizes(object, scope)
  const lastApplied =
    request.lastApplied === null || request.lastAppliedInJson === null
      ? null
      : { bytes: request.lastApplied, inJson: request.lastAppliedInJson }
  const { stored, ...etcdValues } = storedSizes({ object, scope, customResource, lastApplied })
  const key = keyBytes(object, scope, customResource)
  const { create: created, serverSideApply, clientSideApply } = etcdValues
  return {
    sizes: {
      source,
      json: request.json,
      jsonDocument: request.jsonDocument,
      lastApplied: request.lastApplied,
      annotations: request.annotations,
      ownAnnotations: request.ownAnnotations,
      request: { create: request.create, apply: request.apply, serverSideApply: request.serverSideApply },
      data: dataSize(object),
      stored: stored.bytes,
      etcdValue: {
        create: created?.bytes ?? null,
        serverSideApply: serverSideApply?.bytes ?? null,
        clientSideApply: clientSideApply?.bytes ?? null,
      },
      etcdRequest: {
        create: requestAround(key, created, 'without-ownership'),
        serverSideApply: requestAround(key, serverSideApply, 'whole'),
        clientSideApply: requestAround(key, clientSideApply, 'without-ownership'),
      },
    },
    known: {
      stored: stored.known,
      etcdValue: [created, serverSideApply, clientSideApply].reduce<Known>(
        (known, value) => (value === null ? known : worseKnown(known, value.known)),
        stored.known,
      ),
    },
    findings: stored.findings,
    etcdValues,
    keyBytes: key,
  }
}

/**
 * The write of a new object. Where it is too large the API server leaves managedFields out and tries again, on create and client-side apply, not
 * on server-side apply (limits facts, section 1); so for those two the value without them is what has to go through.
 */
function requestAround(
  key: number,
  value: EtcdValue | null,
  part: 'whole' | 'without-ownership',
): EtcdWriteSizes | null {
  if (value === null) return null
  const dropped = value.lines.find(line => line.id === 'managedFields')?.bytes ?? 0
  return etcdRequest(create, key, part === 'whole' ? value.bytes : value.bytes - dropped)
}

function keyBytes(object: Mapping, scope: Scope, customResource: CustomResourceType | null): number {
  const given = object.get('metadata')
  const metadata: Mapping = isMapping(given) ? given : new Map()
  return etcdKey({
    apiVersion: text(object.get('apiVersion')),
    kind: text(object.get('kind')),
    namespace: scope === 'cluster' ? null : text(metadata.get('namespace')) || 'default',
    name: nameOf(metadata),
    plural: customResource?.plural ?? null,
  }).bytes
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Of a document that could not be read only its bytes are known. */
export function measureUnreadable(source: Bytes): Measured {
  const none = { create: null, serverSideApply: null, clientSideApply: null }
  return {
    sizes: {
      source,
      json: null,
      jsonDocument: null,
      lastApplied: null,
      annotations: null,
      ownAnnotations: null,
      request: { create: null, apply: null, serverSideApply: null },
      data: null,
      stored: null,
      etcdValue: none,
      etcdRequest: none,
    },
    known: { stored: 'estimate', etcdValue: 'estimate' },
    findings: [],
    etcdValues: none,
    keyBytes: 0,
  }
}

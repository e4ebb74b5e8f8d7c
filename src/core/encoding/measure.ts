import type { Bytes } from '../bytes'
import type { Mapping } from '../manifest'
import type { Scope } from '../resource'
import { dataSize } from './data-size'
import { storedSizes } from './etcd-value/stored-sizes'
import { requestSizes } from './request-sizes'
import type { Sizes } from './sizes'

/** Sizes of a readable resource in every encoding but `gzip`, which is weighed on the source's bytes. */
export function measure(object: Mapping, scope: Scope, source: Bytes): Omit<Sizes, 'gzip'> {
  const request = requestSizes(object, scope)
  const { lastApplied, lastAppliedInJson } = request
  const annotation =
    lastApplied === null || lastAppliedInJson === null ? null : { bytes: lastApplied, inJson: lastAppliedInJson }
  const sizes = storedSizes({ object, scope, customResource: null, lastApplied: annotation })
  return {
    source,
    json: request.json,
    jsonDocument: request.jsonDocument,
    lastApplied: request.lastApplied,
    annotations: request.annotations,
    ownAnnotations: request.ownAnnotations,
    request: { create: request.create, apply: request.apply, serverSideApply: request.serverSideApply },
    data: dataSize(object),
    stored: sizes.stored.bytes,
    etcdValue: {
      create: sizes.create?.bytes ?? null,
      serverSideApply: request.serverSideApply === null ? null : (sizes.serverSideApply?.bytes ?? null),
      clientSideApply: sizes.clientSideApply?.bytes ?? null,
    },
  }
}

/** Sizes of a document that could not be read: only its bytes are known. */
export function measureUnreadable(source: Bytes): Omit<Sizes, 'gzip'> {
  return {
    source,
    json: null,
    jsonDocument: null,
    lastApplied: null,
    annotations: null,
    ownAnnotations: null,
    request: { create: null, apply: null, serverSideApply: null },
    data: null,
    stored: null,
    etcdValue: { create: null, serverSideApply: null, clientSideApply: null },
  }
}

import { type Bytes, bytes } from '../bytes'
import type { Mapping } from '../manifest'
import type { Scope } from '../resource'
import { dataSize } from './data-size'
import { requestSizes } from './request-sizes'
import type { Sizes } from './sizes'

/** Sizes of a readable resource in every encoding but `gzip`, which is weighed on the source's bytes. */
export function measure(object: Mapping, scope: Scope, source: Bytes): Omit<Sizes, 'gzip'> {
  const request = requestSizes(object, scope)
  // Compact JSON and a newline is what a custom resource is stored as; for other kinds it is an estimate.
  const stored = bytes(request.json + 1)
  return {
    source,
    json: request.json,
    jsonDocument: request.jsonDocument,
    lastApplied: request.lastApplied,
    annotations: request.annotations,
    ownAnnotations: request.ownAnnotations,
    request: { create: request.create, apply: request.apply, serverSideApply: request.serverSideApply },
    data: dataSize(object),
    stored,
    etcdValue: {
      create: bytes(request.create + serverAdds),
      serverSideApply: request.serverSideApply === null ? null : bytes(request.serverSideApply + serverAdds),
      clientSideApply: request.apply === null ? null : bytes(request.apply + serverAdds),
    },
  }
}

/** uid, creationTimestamp, generation and one entry of managedFields, roughly (limits facts, section 6). */
const serverAdds = 500

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

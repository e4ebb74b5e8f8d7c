import { type EtcdValue, etcdKey, nameOf, storedSizes } from '../encoding'
import { builtInKind } from '../encoding/tables/kind'
import { cutDocuments, isMapping, type Mapping, readDocument } from '../manifest'
import { decodeSource } from '../source'
import { encodeCrd } from './encode-crd'
import { encodeObject } from './encode-object'

/** An object of a manifest as the core says that etcd keeps it, beside what the reference encoder really writes. */
export interface StoredObject {
  readonly key: string
  /** Bytes of the encoder's output, as counted. */
  readonly stored: number
  /** Bytes of the encoder's output, as written. */
  readonly encoded: number
  /** Bytes of the value after a create, after server-side apply, and of a CRD once it is established. */
  readonly values: readonly number[]
}

/**
 * The objects of one manifest that hold no custom resources; every kind in it is taken for cluster-scoped unless it is
 * built in.
 */
export function storedObjects(manifest: Uint8Array): StoredObject[] {
  const { text } = decodeSource({ name: 'manifest.yaml', bytes: manifest })
  const values = cutDocuments(text).documents.map(document => readDocument(text, document).value)
  return values.filter(value => isMapping(value)).map(storedObject)
}

function storedObject(object: Mapping): StoredObject {
  const apiVersion = String(object.get('apiVersion'))
  const kind = String(object.get('kind'))
  const given = object.get('metadata')
  const metadata: Mapping = isMapping(given) ? given : new Map()
  const scope = builtInKind(apiVersion, kind)?.scope ?? 'cluster'
  const namespace = scope === 'cluster' ? null : String(metadata.get('namespace') ?? 'default')
  const sizes = storedSizes({ object, scope, customResource: null, lastApplied: null })
  const encoded =
    kind === 'CustomResourceDefinition'
      ? new TextEncoder().encode(encodeCrd(object)).length
      : encodeObject(object).length
  return {
    key: etcdKey({ apiVersion, kind, namespace, name: nameOf(metadata), plural: null }).key,
    stored: sizes.stored.bytes,
    encoded,
    values: [sizes.create, sizes.serverSideApply].flatMap(value =>
      value === null ? [] : [value.bytes, withReserve(value)],
    ),
  }
}

function withReserve({ bytes, reserve }: EtcdValue): number {
  return reserve.reduce((sum, line) => sum + line.bytes, bytes as number)
}

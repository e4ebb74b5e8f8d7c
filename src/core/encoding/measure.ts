import { type Bytes, bytes } from '../bytes'
import { isMapping, type Mapping } from '../manifest'
import type { Scope } from '../resource'
import { dataSize } from './data-size'
import { type Encryption, encryptedSize } from './etcd/encryption'
import { etcdKey, nameOf } from './etcd/etcd-key'
import { type EtcdWrite, etcdRequest, eventLease, firstWrite } from './etcd/etcd-transaction'
import type { CustomResourceType } from './etcd-value/custom-resource-type'
import { type EtcdLine, type EtcdValue, worseKnown } from './etcd-value/etcd-value'
import { storedSizes } from './etcd-value/stored-sizes'
import type { WriterId } from './etcd-value/writers'
import type { Finding } from './finding'
import { laterSizes } from './later'
import { requestSizes } from './request-sizes'
import type { EtcdWriteSizes, Known, Sizes } from './sizes'
import type { Answers } from './structure/answer'
import { answersOf } from './structure/answers'
import { builtInKind } from './tables/kind'

/** What the sizes of an object depend on besides itself. */
export interface MeasureContext {
  readonly scope: Scope
  /** What a CRD of the input says of a custom resource; null where there is none. */
  readonly customResource: CustomResourceType | null
  /** How the cluster encrypts values at rest; null: it does not. All resources are taken to be encrypted. */
  readonly encryption: Encryption | null
  /**
   * What etcd keeps matters only from so many bytes on: of an object that cannot come near, it is not worked out, and
   * null. Missing: it always matters.
   */
  readonly etcdFrom?: number | undefined
}

/** A resource measured in every encoding but `gzip`, which is measured on the source's bytes. */
export interface Measured {
  readonly sizes: Omit<Sizes, 'gzip'>
  readonly known: { readonly stored: Known; readonly etcdValue: Known }
  /** What the API server would take otherwise than written, or refuse. */
  readonly findings: readonly Finding[]
  /** What is refused whatever its size, for structure or names; null where nothing is. */
  readonly answers: Answers | null
  /** The lines of each value in etcd; null where the operation is not possible. */
  readonly etcdValues: EtcdValues
  /** Bytes of the key under which etcd keeps it. */
  readonly keyBytes: number
  /** Bytes of the lease in the put: of an Event, which etcd forgets after an hour. */
  readonly leaseBytes: number
}

export interface EtcdValues {
  readonly create: EtcdValue | null
  readonly serverSideApply: EtcdValue | null
  readonly clientSideApply: EtcdValue | null
}

/**
 * A resource measured, and what etcd is asked to keep of it when any of the writers writes it: computed on demand, so
 * it holds the object.
 */
export interface MeasuredWrites {
  readonly measured: Measured
  readonly writtenBy: (writer: WriterId) => EtcdValue | null
}

/**
 * Measures a readable object. `source` is its bytes as written. What comes back is plain data: the object may be thrown
 * away.
 */
export function measure(object: Mapping, context: MeasureContext, source: Bytes): Measured {
  return measureWrites(object, context, source).measured
}

/** The same, with the other writers' values. */
export function measureWrites(object: Mapping, context: MeasureContext, source: Bytes): MeasuredWrites {
  const { scope, customResource, encryption, etcdFrom } = context
  const request = requestSizes(object, scope)
  const lastApplied =
    request.lastApplied === null || request.lastAppliedInJson === null
      ? null
      : { bytes: request.lastApplied, inJson: request.lastAppliedInJson }
  const onlyNear = etcdFrom === undefined || encryption ? undefined : { json: request.json, from: etcdFrom }
  const inEtcd = storedSizes({ object, scope, customResource, lastApplied, onlyNear })
  const { stored } = inEtcd
  const etcdValues = {
    create: encrypted(inEtcd.create, encryption),
    serverSideApply: encrypted(inEtcd.serverSideApply, encryption),
    clientSideApply: encrypted(inEtcd.clientSideApply, encryption),
  }
  const key = keyBytes(object, scope, customResource)
  const lease = leaseBytes(object)
  const { create: created, serverSideApply, clientSideApply } = etcdValues

  /**
   * The write of a new object. Where it is too large the API server leaves managedFields out and tries again, on create
   * and client-side apply, not on server-side apply (limits facts, section 1); so for those two the value without them
   * is what has to go through.
   */
  const requestAround = (
    write: EtcdWrite,
    value: EtcdValue | null,
    part: 'whole' | 'without-ownership',
  ): EtcdWriteSizes | null => {
    if (value === null) return null
    if (part === 'whole') return etcdRequest(write, key, value.bytes, lease)
    const lines = value.lines.filter(line => line.id !== 'managedFields' && line.id !== 'encryption')
    const plain = lines.reduce((sum, line) => sum + line.bytes, 0)
    return etcdRequest(write, key, encryption === null ? plain : encryptedSize(encryption, plain), lease)
  }

  const kept = (plain: number): number => (encryption === null ? plain : encryptedSize(encryption, plain))
  const measured: Measured = {
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
      // The same objects for all: of a hundred thousand resources each would have its own.
      etcdValue: inEtcd.isFar
        ? none
        : {
            create: created?.bytes ?? null,
            serverSideApply: serverSideApply?.bytes ?? null,
            clientSideApply: clientSideApply?.bytes ?? null,
            later: laterSizes(inEtcd.later, key, lease, kept),
          },
      etcdRequest: inEtcd.isFar
        ? none
        : {
            create: requestAround(firstWrite('create'), created, 'without-ownership'),
            serverSideApply: requestAround(firstWrite('serverSideApply'), serverSideApply, 'whole'),
            clientSideApply: requestAround(firstWrite('clientSideApply'), clientSideApply, 'without-ownership'),
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
    answers: answersOf({
      object,
      kind: inEtcd.kind,
      scope,
      customResource,
      findings: stored.findings,
      hasControls: request.hasControls,
    }),
    etcdValues,
    keyBytes: key,
    leaseBytes: lease,
  }
  return { measured, writtenBy: writer => encrypted(inEtcd.writtenBy(writer), encryption) }
}

/**
 * The value with a line for what encryption adds. The reserve stays as it is in plain: its update is encrypted as a
 * whole.
 */
function encrypted(value: EtcdValue | null, encryption: Encryption | null): EtcdValue | null {
  if (value === null || encryption === null) return value
  const size = encryptedSize(encryption, value.bytes)
  const known: Known = encryption.provider === 'kms-v2' ? 'estimate' : 'rule'
  const line: EtcdLine = { id: 'encryption', bytes: size - value.bytes, known }
  return { ...value, bytes: bytes(size), known: worseKnown(value.known, known), lines: [...value.lines, line] }
}

const none = { create: null, serverSideApply: null, clientSideApply: null } as const

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

function leaseBytes(object: Mapping): number {
  const given = builtInKind(text(object.get('apiVersion')), text(object.get('kind')))
  return given?.kind === 'Event' ? eventLease : 0
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The sizes of a document that cannot be read: only its bytes as written are known. */
export function measureUnreadable(source: Bytes): Measured {
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
    answers: null,
    etcdValues: none,
    keyBytes: 0,
    leaseBytes: 0,
  }
}

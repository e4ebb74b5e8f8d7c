import { bytes } from '../../bytes'
import type { Mapping } from '../../manifest'
import { changeField, withField, withoutFields } from '../edit-mapping'
import { applyOwnershipSize } from '../ownership/apply-ownership'
import { apiServiceOwnershipSize, crdOwnershipSize } from '../ownership/crd-ownership'
import { leaf } from '../ownership/field-set'
import { type Operation, untypedOwnershipSize } from '../ownership/untyped-ownership'
import { updateOwnershipSize } from '../ownership/update-ownership'
import type { Additions, SizedAnnotation } from '../stored/storage-form'
import { newTrail } from '../trail'
import { type CrdReserve, crdReserve } from './crd-reserve'
import { versionOfResource } from './custom-resource-type'
import { type EtcdLine, type EtcdValue, worseKnown } from './etcd-value'
import { withSize } from './ledger'
import type { ServerContext } from './server-step'
import { withoutReset, withStringDataAsData } from './status-steps'
import type { Admitted } from './stored-sizes'
import type { Writer } from './writers'

/** One way to write an object. */
interface Write {
  readonly writer: Writer
  /** The annotation with a copy of the manifest, where this writer adds it. */
  readonly annotation: SizedAnnotation | null
}

interface WriteSubject {
  readonly admitted: Admitted
  readonly context: ServerContext
  /** Something in it makes all but the first line an estimate. */
  readonly isGuess: boolean
}

/** A value, and what later writes build on. */
export interface Written {
  readonly value: EtcdValue
  /** The object as it was sent. */
  readonly sent: Mapping
  /** The object as it is kept, but for what was added. */
  readonly object: Mapping
  readonly added: Additions
  /** A CRD with what comes to it by itself; null for every other kind. */
  readonly reserve: CrdReserve | null
}

/** The value that etcd is asked to keep after a write: what all writes share, then what this one adds. */
export function afterWrite({ admitted: subject, context, isGuess }: WriteSubject, write: Write): Written {
  const { form } = subject
  const { annotation } = write
  const { manager, operation } = write.writer
  const trail = newTrail('kubectl')
  const replaces =
    annotation === null ? (object: Mapping) => object : (object: Mapping) => withoutAnnotation(object, annotation.key)
  const object = replaces(subject.object)
  const annotated: Additions = { annotation, managedFields: [] }
  let ledger = withSize(subject.ledger, form.size(object, annotated, trail), 'lastApplied', 'rule')

  const withKey = (owned: Mapping): Mapping =>
    annotation === null ? owned : withAnnotationKey(replaces(owned), annotation.key)
  const fields = ownedFieldsSize(withKey(subject.sent), withKey(subject.defaulted), operation, context)
  const apiVersion = String(subject.sent.get('apiVersion') ?? 'v1')
  const entry = { manager, operation, apiVersion, subresource: '', fields }
  // Who owns nothing gets no entry (apimachinery pkg/util/managedfields/internal/stripmeta.go).
  const added: Additions = { annotation, managedFields: fields > leaf ? [entry] : [] }
  ledger = withSize(ledger, form.size(object, added, trail), 'managedFields', 'rule')

  const named = ledger.lines.map(line =>
    line.id === 'managedFields' ? { ...line, writer: { manager, operation } } : line,
  )
  const lines = isGuess ? named.map(guessed) : named
  const reserve = context.kind.type === 'crd' ? crdReserve(form, object, added, trail) : null
  const value: EtcdValue = {
    bytes: bytes(ledger.size),
    known: lines.map(line => line.known).reduce(worseKnown, isGuess ? 'estimate' : 'exact'),
    lines,
    reserve: reserve?.lines ?? [],
  }
  return { value, sent: subject.sent, object, added, reserve }
}

function guessed(line: EtcdLine): EtcdLine {
  return line.id === 'stored' ? line : { ...line, known: 'estimate' }
}

function withoutAnnotation(object: Mapping, key: string): Mapping {
  return changeField(object, 'metadata', metadata =>
    metadata.has('annotations')
      ? changeField(metadata, 'annotations', annotations => withoutFields(annotations, [key]))
      : metadata,
  )
}

/**
 * Bytes of the `fieldsV1` text of the entry that an operation writes. `sent` is the object as its writer sends it,
 * `defaulted` the object after defaulting, which an update owns; an apply owns no more than it sends. Nobody owns what
 * the kind resets.
 */
function ownedFieldsSize(sent: Mapping, defaulted: Mapping, operation: Operation, context: ServerContext): number {
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
function withAnnotationKey(object: Mapping, key: string): Mapping {
  return changeField(object, 'metadata', metadata =>
    changeField(metadata, 'annotations', annotations => withField(annotations, key, 'x')),
  )
}

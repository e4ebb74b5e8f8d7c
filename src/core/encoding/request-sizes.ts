import { type Bytes, bytes } from '../bytes'
import { isMapping, type Mapping, type Value } from '../manifest'
import type { Scope } from '../resource'
import { annotationBytes, annotationsOf, lastAppliedKey } from './annotation-sizes'
import { emptyTally, type JsonTally, tallyBraces, tallyMembers, tallyString, tallyValue } from './tally-json'

/**
 * Sizes of a readable object in JSON and on the wire, as kubectl 1.32 writes it (measured on 912 objects of 159 files).
 */
export interface RequestSizes {
  readonly json: Bytes
  readonly jsonDocument: Bytes
  readonly lastApplied: Bytes | null
  /** The value of the annotation as a string inside JSON, quotes included. */
  readonly lastAppliedInJson: Bytes | null
  readonly annotations: Bytes | null
  readonly ownAnnotations: Bytes
  readonly create: Bytes
  readonly apply: Bytes | null
  readonly serverSideApply: Bytes | null
  /** The body has characters that YAML does not allow, which is what server-side apply reads it as. */
  readonly hasControls: boolean
}

/**
 * Everything but `metadata` is the same in all these texts, so it is measured once, and each text adds its own
 * `metadata`. Both applies need a name: without one kubectl refuses, and their sizes are null.
 */
export function requestSizes(object: Mapping, scope: Scope): RequestSizes {
  const rest = emptyTally()
  const members = tallyMembers(rest, object, 'metadata')
  const measure = (metadata: Value | undefined): JsonTally => {
    const tally = { ...rest }
    if (metadata === undefined) {
      tallyBraces(tally, members.count, members.kept)
      return tally
    }
    // Every text but the manifest's own has metadata as an object, so pruning never removes it here.
    tallyBraces(tally, members.count + 1, members.kept + 1)
    tallyString(tally, 'metadata')
    tally.bytes += 1
    tally.pruned += 1
    tally.document += 1
    tallyValue(tally, metadata)
    return tally
  }

  const given = object.get('metadata')
  const asGiven = measure(given)
  const placed = withNamespace(given, scope)
  const patch = measure(placed)
  const serverSide = patch.bytes + newline
  const own = annotationsOf(given)
  const kept = keptByApply(own)
  const applied = measure(withAnnotations(placed, kept))
  const lastApplied = applied.bytes + newline
  // The copy is a string in the body: quotes around it, each mark escaped once more, the newline as two characters.
  const copy = 2 + applied.bytes + applied.marks + 2
  const withCopy = (metadata: Mapping): JsonTally => {
    const tally = measure(withAnnotations(metadata, new Map([...kept, [lastAppliedKey, '']])))
    tally.bytes += copy - 2
    tally.pruned += copy - 2
    return tally
  }

  const created = without(placed, 'resourceVersion')
  // `create` writes the annotation anew where the manifest already holds one (measured).
  const create = own.has(lastAppliedKey) ? withCopy(created).bytes : measure(created).bytes
  const named = typeof placed.get('name') === 'string' && placed.get('name') !== ''
  return {
    json: bytes(asGiven.bytes),
    jsonDocument: bytes(asGiven.document),
    ownAnnotations: annotationBytes(own),
    lastApplied: named ? bytes(lastApplied) : null,
    lastAppliedInJson: named ? bytes(copy) : null,
    annotations: named ? bytes(lastAppliedKey.length + lastApplied + annotationBytes(kept)) : null,
    create: bytes(create + newline),
    apply: named ? bytes(withCopy(created).pruned + newline) : null,
    serverSideApply: named ? bytes(serverSide) : null,
    hasControls: patch.controls > 0,
  }
}

const newline = 1

/**
 * kubectl writes the namespace of the call into a namespaced object that names none, and removes the field from a
 * cluster-scoped one.
 */
function withNamespace(metadata: Value | undefined, scope: Scope): Mapping {
  const placed = new Map(isMapping(metadata) ? metadata : [])
  if (scope === 'cluster') placed.delete('namespace')
  else if (!placed.get('namespace')) placed.set('namespace', 'default')
  return placed
}

function withAnnotations(metadata: Mapping, annotations: Mapping): Mapping {
  return new Map(metadata).set('annotations', annotations)
}

/**
 * The manifest's annotations as client-side apply carries them on: without an old last-applied entry; none at all where
 * one of them is null, since kubectl before 1.33 then fails to read the map and goes on without it (measured).
 */
function keptByApply(own: Mapping): Mapping {
  if ([...own.values()].includes(null)) return new Map()
  return without(own, lastAppliedKey)
}

function without(mapping: Mapping, key: string): Mapping {
  if (!mapping.has(key)) return mapping
  const rest = new Map(mapping)
  rest.delete(key)
  return rest
}

import { type Bytes, bytes } from '../bytes'
import { jsonSize } from '../encoding'
import { isMapping, locateNodes } from '../manifest'
import { isCustomResourceDefinition } from '../object'
import { createValueReader, type Load, type Resource } from '../resource'
import { maskedText, maskSecrets, shownNames } from '../secret'
import { createLineIndex } from '../source'
import { type Field, pathOf, rootField } from './field'
import { changesBy, type RewriteId } from './rewrites'
import { type Trim, trimChanges } from './trim'

/** One field that goes, or of which less is written, with the lines of the source that hold it. */
export interface Removal {
  /** Steps from the resource's root, joined by dots. */
  readonly path: string
  /** What it takes in compact JSON, its name included; of what is written otherwise, by how much less that is. */
  readonly bytes: Bytes
  /** What is written instead, its beginning where it is long; null where nothing is, or where that is a Secret's. */
  readonly kept: string | null
  /** First line in the source, from 1; null where nothing stands there as written, as behind an alias. */
  readonly line: number | null
  /** Its lines as they are; null where they are a Secret's, or not to be found. */
  readonly text: string | null
  /** Whether lines were left off. */
  readonly isCut: boolean
}

/** The difference that a rewrite makes, computed on demand. Nothing but these removals happens. */
export interface Removals {
  readonly count: number
  readonly bytes: Bytes
  /** The first of them, in the order of the value. */
  readonly shown: readonly Removal[]
}

const mostShown = 200
const mostLines = 12
const mostKept = 600

/**
 * What rewrites, and a trim, take out of a resource, at the lines of its source. Null where the resource cannot be
 * read.
 */
export function describeRemovals(
  load: Load,
  resource: Resource,
  chosen: readonly RewriteId[],
  trim: Trim = [],
): Removals | null {
  const value = createValueReader(load)(resource)
  const text = load.texts[resource.source]
  const document = load.documents[resource.source]?.[resource.document]
  if (!value || !text || !document) return null
  const root = rootField(value)
  const changes = changesBy(root, resource, chosen)
  const cuts = trimChanges(root, isCustomResourceDefinition(resource) ? trim : [])
  const removed = new Set([...changes.removed, ...cuts.removed])
  const replaced = new Map([...changes.replaced, ...cuts.replaced])
  const fields = outermost(new Set([...removed, ...replaced.keys()]))
  const savedBy = (field: Field): Bytes => {
    const kept = replaced.get(field)
    return kept === undefined || removed.has(field) ? sizeOf(field) : bytes(jsonSize(field.value) - jsonSize(kept))
  }
  const keptOf = (field: Field): string | null => {
    const kept = removed.has(field) ? undefined : replaced.get(field)
    return kept === undefined || resource.isSecret ? null : maskSecrets(kept.slice(0, mostKept), false)
  }
  const shown = fields.slice(0, mostShown)
  // The position of an item in its List is not kept, so its lines are not looked for.
  const paths = resource.item === null ? shown.map(pathOf) : []
  const ranges = locateNodes(text, document, paths)
  const source = maskedText(load, resource.source, document.range)
  const lines = source.split('\n')
  const index = createLineIndex(text)
  const namesOf = shownNames(value)
  /** Lines from 0 in `lines`. */
  const lineAt = (offset: number): number => index.positionAt(offset).line - document.line
  const removals = shown.map((field, number): Removal => {
    const range = ranges[number]
    const first = range && startLine(lines, lineAt(range.start), field)
    const last = range && lineAt(Math.max(range.start, range.end - 1))
    const found = first !== undefined && last !== undefined
    const cut = found ? lines.slice(first, Math.min(last + 1, first + mostLines)) : []
    return {
      path: namesOf(pathOf(field)).join('.'),
      bytes: savedBy(field),
      kept: keptOf(field),
      line: first === undefined ? null : document.line + first,
      text: found && !resource.isSecret ? cut.join('\n') : null,
      isCut: found && last + 1 - first > mostLines,
    }
  })
  return {
    count: fields.length,
    bytes: fields.reduce((sum, field) => bytes(sum + savedBy(field)), bytes(0)),
    shown: removals,
  }
}

function outermost(named: ReadonlySet<Field>): Field[] {
  return [...named].filter(field => {
    for (let above = field.parent; above; above = above.parent) if (named.has(above)) return false
    return true
  })
}

function sizeOf({ parent, key, value }: Field): Bytes {
  const name = isMapping(parent?.value) ? jsonSize(String(key)) + ':'.length : 0
  return bytes(name + jsonSize(value))
}

/** A block scalar or a value on a line of its own begins below its key. */
function startLine(lines: readonly string[], line: number, { key }: Field): number {
  if (typeof key === 'number') return line
  for (let at = line; at >= Math.max(0, line - 3); at--) if (lines[at]?.includes(String(key))) return at
  return line
}

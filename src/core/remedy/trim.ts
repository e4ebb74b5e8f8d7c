import { utf8Length } from '../bytes'
import { jsonSize } from '../encoding'
import type { Mapping } from '../manifest'
import { schemasFrom, topSchemas } from './crd-fields'
import { embeddedType } from './embedded-types'
import { type Field, fieldAt, rootField, withChanges } from './field'
import { charactersIn, firstSentence, sentenceEnds, shortened } from './shorten-text'

/**
 * One cut of the descriptions of a CRD. All that is said must hold of a description for it to be cut; what is left is
 * always a beginning of it.
 */
export interface TrimCut {
  /**
   * Whose: of versions that nobody is served, of core types that are embedded (PodSpec, ObjectMeta, affinity), or of
   * all schemas.
   */
  readonly of: 'unserved' | 'embedded' | 'all'
  /** Only in schemas with more schemas above them; 0 spares the top ones. */
  readonly below?: number
  /** Only those of more bytes as JSON has them, */
  readonly over?: number
  /** and of those of just as many bytes only the ones in the first so many schemas. */
  readonly through?: number
  /** What stays of each: nothing, its first sentence, or so many characters. */
  readonly leave: 'nothing' | 'sentence' | number
}

/** The remedy that trims; how is said beside it. */
export type TrimId = 'trim-descriptions'

/** How the descriptions of a CRD are trimmed: each cut sees what the one before left. Plain data: plans carry it. */
export type Trim = readonly TrimCut[]

/** A description of a schema, and what decides how it is cut. */
export interface Description {
  readonly field: Field
  readonly text: string
  readonly characters: number
  /** Bytes in JSON, quotes included. */
  readonly size: number
  readonly sentence: string
  readonly sentenceSize: number
  /** Which of the CRD's schemas it is of, from 0. */
  readonly schema: number
  /** Schemas above that. */
  readonly depth: number
  readonly isUnserved: boolean
  readonly isEmbedded: boolean
}

/** What became of the descriptions of a CRD; texts in bytes of UTF-8. */
export interface TrimEffect {
  readonly count: number
  /** As they were. */
  readonly whole: number
  /** Of which whole sentences stay, and of which less than a sentence does. */
  readonly shortened: number
  readonly cut: number
  readonly gone: number
  /** Gone as well, but of versions that nobody is served: `kubectl explain` never showed them. */
  readonly unseen: number
  readonly textBefore: number
  readonly text: number
  /** Bytes of compact JSON that are saved. */
  readonly saves: number
}

/** Every description of a CRD's schemas. */
export function descriptionsOfSchemas(root: Field): Description[] {
  interface Known {
    readonly depth: number
    readonly isUnserved: boolean
    /** Whether what stands below it is a core type's. */
    readonly holdsType: boolean
  }
  const known = new Map<Field, Known>()
  const descriptions: Description[] = []
  for (const [number, schema] of schemasFrom(topSchemas(root)).entries()) {
    const above = schemaAbove(schema, known)
    const type = embeddedType(schema.value)
    // The text on a field is its author's; that on the items of a list is the type's.
    const isItems = schema.key === 'items' || schema.key === 'additionalProperties'
    const isEmbedded = above?.holdsType === true || (type !== null && isItems)
    const holdsType = above?.holdsType === true || type !== null
    const depth = above ? above.depth + 1 : 0
    const isUnserved = above ? above.isUnserved : fieldAt(schema.parent?.parent ?? null, 'served')?.value === false
    known.set(schema, { depth, isUnserved, holdsType })
    const field = fieldAt(schema, 'description')
    if (typeof field?.value !== 'string') continue
    const text = field.value
    const size = jsonSize(text)
    const sentence = firstSentence(text)
    const sentenceSize = sentence === text ? size : jsonSize(sentence)
    const sizes = { characters: charactersIn(text), size, sentence, sentenceSize }
    descriptions.push({ field, text, ...sizes, schema: number, depth, isUnserved, isEmbedded })
  }
  return descriptions
}

function schemaAbove<T>(schema: Field, known: ReadonlyMap<Field, T>): T | null {
  for (let at = schema.parent; at; at = at.parent) {
    const above = known.get(at)
    if (above) return above
  }
  return null
}

/** What is left of a description; null: nothing, and its name goes too. */
export function leftOf(description: Description, trim: Trim): string | null {
  let { text, size } = description
  for (const cut of trim) {
    if (!isMeant(description, cut) || !isLongEnough(size, description.schema, cut)) continue
    if (cut.leave === 'nothing') return null
    // A beginning that was cut has the same first sentence, or is in the midst of it.
    const left = cut.leave === 'sentence' ? shorter(text, description.sentence) : shortened(text, cut.leave)
    if (left === '' && text !== '') return null
    if (left.length === text.length) continue
    text = left
    size = text === description.sentence ? description.sentenceSize : jsonSize(text)
  }
  return text
}

function isLongEnough(size: number, schema: number, { over, through = 0 }: TrimCut): boolean {
  return over === undefined || size > over || (size === over && schema < through)
}

function shorter(a: string, b: string): string {
  return b.length < a.length ? b : a
}

/** Whether a cut is about a description, whatever its length. */
export function isMeant({ isUnserved, isEmbedded, depth }: Description, { of, below }: TrimCut): boolean {
  if (of === 'unserved' ? !isUnserved : of === 'embedded' && !isEmbedded) return false
  return below === undefined || depth > below
}

/** The value with its descriptions trimmed; everything else is shared with it. The value itself where nothing goes. */
export function trimmed(value: Mapping, trim: Trim): Mapping {
  const root = rootField(value)
  const { removed, replaced } = trimChanges(root, trim)
  return withChanges(root, removed, replaced)
}

/** The descriptions that a trim takes out, and those that it shortens with what is left of them. */
export function trimChanges(
  root: Field,
  trim: Trim,
): { readonly removed: readonly Field[]; readonly replaced: ReadonlyMap<Field, string> } {
  const removed: Field[] = []
  const replaced = new Map<Field, string>()
  for (const description of descriptionsOfSchemas(root)) {
    const left = leftOf(description, trim)
    if (left === null) removed.push(description.field)
    else if (left.length < description.text.length) replaced.set(description.field, left)
  }
  return { removed, replaced }
}

const name = '"description":,'.length

/** What a trim makes of descriptions, without a value being written. */
export function effectOf(descriptions: readonly Description[], trim: Trim): TrimEffect {
  const effect = {
    count: descriptions.length,
    whole: 0,
    shortened: 0,
    cut: 0,
    gone: 0,
    unseen: 0,
    textBefore: 0,
    text: 0,
    saves: 0,
  }
  for (const description of descriptions) {
    const { text } = description
    const left = leftOf(description, trim)
    effect.textBefore += utf8Length(text)
    effect.text += left === null ? 0 : utf8Length(left)
    if (left === null && description.isUnserved) effect.unseen++
    else if (left === null) effect.gone++
    else if (left.length === text.length) effect.whole++
    else if (isWholeSentences(text, left)) effect.shortened++
    else effect.cut++
    effect.saves += description.size - (left === null ? -name : left === text ? description.size : jsonSize(left))
  }
  return effect
}

function isWholeSentences(text: string, left: string): boolean {
  for (const end of sentenceEnds(text)) if (end >= left.length) return end === left.length
  return false
}

/** A trim out of a link or a file, checked: a cut that is none of ours is left out. */
export function asTrim(stored: unknown): Trim {
  return Array.isArray(stored) ? (stored.slice(0, mostCuts) as unknown[]).flatMap(cut => asCut(cut) ?? []) : []
}

/** More cuts than this were made by no way of ours. */
const mostCuts = 100

function asCut(stored: unknown): TrimCut | null {
  if (typeof stored !== 'object' || stored === null) return null
  const { of, leave, below, over, through } = stored as Readonly<Record<string, unknown>>
  if (of !== 'unserved' && of !== 'embedded' && of !== 'all') return null
  if (leave !== 'nothing' && leave !== 'sentence' && !isCount(leave)) return null
  return {
    of,
    leave,
    ...(Number.isSafeInteger(below) ? { below: Number(below) } : {}),
    ...(isCount(over) ? { over } : {}),
    ...(isCount(through) ? { through } : {}),
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

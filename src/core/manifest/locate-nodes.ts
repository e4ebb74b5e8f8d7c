import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml'
import { type Range, type SourceText, textOf } from '../source'
import { composeYaml } from './compose-yaml'
import type { Document } from './document'
import { offsetsInSource } from './offsets-in-source'
import { Refusal } from './refusal'
import { keyText } from './resolve-key'
import { resolvePlain } from './resolve-scalar'

/** Steps from a document's root: keys as kubectl reads them, and indexes. */
export type Path = readonly (string | number)[]

/**
 * Byte ranges, in the source, of the nodes at these paths: from a node's first byte to behind its last. Undefined where nothing stands there
 * as written: a path may go through an alias or merge key. Costs as much as reading the document once.
 */
export function locateNodes(text: SourceText, document: Document, paths: readonly Path[]): (Range | undefined)[] {
  const root = compose(text, document)
  return inSource(
    text,
    document,
    paths.map(path => rangeOf(path.reduce(memberOf, root))),
  )
}

/** Byte ranges of the elements of a List's `items`; an element in block style begins at its first key, not at the dash. */
export function locateItems(text: SourceText, document: Document): (Range | undefined)[] {
  const items = memberOf(compose(text, document), 'items')
  return inSource(text, document, isSeq(items) ? (items.items as Node[]).map(rangeOf) : [])
}

type Node = ParsedNode | null | undefined

function compose(text: SourceText, document: Document): Node {
  try {
    return composeYaml(textOf(text, document.range))
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

function memberOf(node: Node, step: string | number): Node {
  if (isSeq(node)) return (node.items as Node[])[Number(step)]
  if (!isMap(node)) return undefined
  // The last of several equal keys is the one that counts.
  return node.items.findLast(({ key }) => isScalar(key) && keyOf(key) === step)?.value as Node
}

function keyOf({ type, source = '' }: { type?: string; source?: string }): string | undefined {
  return type === 'PLAIN' ? keyText(resolvePlain(source)) : source
}

function rangeOf(node: Node): Range | undefined {
  return node?.range ? { start: node.range[0], end: node.range[1] } : undefined
}

function inSource(text: SourceText, { range }: Document, found: readonly (Range | undefined)[]): (Range | undefined)[] {
  const { utf8 } = text
  const hasMark = utf8[range.start] === 0xef && utf8[range.start + 1] === 0xbb && utf8[range.start + 2] === 0xbf
  const places = found.flatMap(each => (each ? [each.start, each.end] : []))
  const offsetOf = offsetsInSource(utf8.subarray(0, range.end), range.start + (hasMark ? 3 : 0), places)
  return found.map(each => each && { start: offsetOf(each.start), end: offsetOf(each.end) })
}

import { isMap, isScalar, isSeq, type ParsedNode } from 'yaml'
import { type SourceText, skipByteOrderMark, textOf } from '../source'
import { composeYaml } from './compose-yaml'
import type { ManifestDocument } from './document'
import type { TextTree } from './locate-nodes'
import { offsetsInSource } from './offsets-in-source'
import { readScalar } from './read-scalar'
import { Refusal } from './refusal'
import { keyText } from './resolve-key'

/** The tree of a YAML document; without a root where it cannot be read. */
export function yamlTree(source: SourceText, { range }: ManifestDocument): TextTree<ParsedNode> {
  const text = textOf(source, range)
  const known = new Map<ParsedNode, ReadonlyMap<string | number, ParsedNode>>()
  return {
    root: compose(text),
    membersOf(node) {
      const members = known.get(node) ?? readMembers(text, node)
      known.set(node, members)
      return members
    },
    rangesOf(nodes) {
      const places = nodes.flatMap(node => (node === undefined ? [] : [node.range[0], endOf(node)]))
      const offsetOf = offsetsInSource(source.utf8, skipByteOrderMark(source.utf8, range.start), places)
      return nodes.map(node => node && { start: offsetOf(node.range[0]), end: offsetOf(endOf(node)) })
    },
  }
}

function compose(text: string): ParsedNode | undefined {
  try {
    return composeYaml(text) ?? undefined
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

function readMembers(text: string, node: ParsedNode): ReadonlyMap<string | number, ParsedNode> {
  if (isSeq(node)) return new Map((node.items as ParsedNode[]).map((item, index) => [index, item]))
  const members = new Map<string | number, ParsedNode>()
  if (!isMap(node)) return members
  for (const { key, value } of node.items) {
    const name = keyOf(text, key)
    if (name !== undefined && value !== null) members.set(name, value)
  }
  return members
}

function keyOf(text: string, key: ParsedNode): string | undefined {
  try {
    return isScalar(key) ? keyText(readScalar(text, key)) : undefined
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** A collection in block style ends where its last member does; the library counts the white space behind it in. */
function endOf(node: ParsedNode): number {
  const last = isMap(node)
    ? (node.items.at(-1)?.value ?? node.items.at(-1)?.key)
    : isSeq(node)
      ? node.items.at(-1)
      : undefined
  const isFlow = (isMap(node) || isSeq(node)) && node.flow
  return last === undefined || isFlow ? node.range[1] : endOf(last as ParsedNode)
}

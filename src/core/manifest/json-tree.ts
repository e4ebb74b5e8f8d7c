import { type SourceText, textOf } from '../source'
import type { ManifestDocument } from './document'
import { resolveJsonEscapes } from './json-reader'
import { endOfContainer, endOfScalar, endOfString, opensContainer, skipJsonSpace } from './json-scan'
import type { TextTree } from './locate-nodes'

const QUOTE = 0x22
const COMMA = 0x2c
const COLON = 0x3a
const BRACE = 0x7b
const BRACKET_END = 0x5d

/** The tree of a JSON document, found by brackets and strings alone; a node is the offset at which its value begins. */
export function jsonTree(text: SourceText, { range }: ManifestDocument): TextTree<number> {
  const known = new Map<number, ReadonlyMap<string | number, number>>()
  return {
    root: range.start,
    membersOf(start) {
      const members = known.get(start) ?? readMembers(text, start)
      known.set(start, members)
      return members
    },
    rangesOf: starts =>
      starts.map(start => (start === undefined ? undefined : { start, end: endOf(text.utf8, start) })),
  }
}

function endOf(utf8: Uint8Array, start: number): number {
  return opensContainer(utf8[start]) ? endOfContainer(utf8, start).end : endOfScalar(utf8, start)
}

/** Of broken JSON what stands before the place where it breaks. */
function readMembers(text: SourceText, start: number): ReadonlyMap<string | number, number> {
  const { utf8 } = text
  const members = new Map<string | number, number>()
  if (!opensContainer(utf8[start])) return members
  const isObject = utf8[start] === BRACE
  let at = skipJsonSpace(utf8, start + 1)
  while (isObject ? utf8[at] === QUOTE : at < utf8.length && utf8[at] !== BRACKET_END) {
    let step: string | number = members.size
    if (isObject) {
      const end = endOfString(utf8, at)
      step = resolveJsonEscapes(textOf(text, { start: at + 1, end }))
      at = skipJsonSpace(utf8, end + 1)
      if (utf8[at] !== COLON) return members
      at = skipJsonSpace(utf8, at + 1)
    }
    members.set(step, at)
    at = skipJsonSpace(utf8, endOf(utf8, at))
    if (utf8[at] !== COMMA) return members
    at = skipJsonSpace(utf8, at + 1)
  }
  return members
}

import { concat, firstIndex } from '../bytes'
import { type ItemsCut, itemRange, type ManifestDocument, type Mapping, readItem } from '../manifest'
import { type SourceText, textOf } from '../source'
import { secretParts } from './secret-parts'
import { mayHoldAlias, mayHoldSecret } from './secret-words'

/** A List without the items that hold nothing secret: one stands for each run of them. */
export interface ShortList {
  readonly text: SourceText
  readonly document: ManifestDocument
  /** A place in it, as one of the whole; null inside of what stands for others. */
  back(offset: number): number | null
}

/** A part of the short text: bytes of the whole, or what stands in the place of items of it. */
interface Part {
  readonly bytes: Uint8Array
  readonly from: number
  readonly to: number
  /**
   * Of what stands for others: so many bytes at its start are there as in the whole, and where its content ends, and
   * theirs.
   */
  readonly standIn?: { readonly alike: number; readonly end: number; readonly endOfItems: number }
}

/**
 * A List that was cut, short: where a Secret is among a hundred thousand items, only it has to be composed with its
 * places. Items are read one by one. What has a comment stays, as comments of several items may belong together.
 */
export function withoutQuietItems(text: SourceText, document: ManifestDocument, cut: ItemsCut): ShortList {
  const { utf8 } = text
  const { start, end } = document.range
  const count = cut.starts.length - 1
  const parts: Part[] = []
  const keep = (from: number, to: number): void => {
    if (to > from) parts.push({ bytes: utf8.subarray(from, to), from, to })
  }
  let kept = start
  for (let index = 0; index < count; ) {
    const from = itemRange(document, cut, index).start
    let last = index
    while (last < count && isQuiet(text, document, cut, last)) last++
    if (last > index) {
      const to = itemRange(document, cut, last - 1).end
      keep(kept, from)
      parts.push(cut.form === 'json' ? jsonStandIn(utf8, from, to) : yamlStandIn(utf8, from, to))
      kept = to
    }
    index = last + 1
  }
  keep(kept, end)

  const short = concat(parts.map(({ bytes }) => bytes))
  let at = 0
  const places = parts.map(({ bytes }) => {
    at += bytes.length
    return at - bytes.length
  })
  const range = { start: 0, end: short.length }
  return {
    text: { ...text, original: short, utf8: short, originalOffset: offset => offset },
    document: { ...document, range, owned: range },
    back(offset) {
      const index = Math.max(0, firstIndex(places, place => place > offset) - 1)
      const part = parts[index]
      if (!part) return start + offset
      const inside = offset - (places[index] ?? 0)
      const { standIn } = part
      if (!standIn || inside <= standIn.alike) return part.from + inside
      if (inside === part.bytes.length) return part.to
      return inside === standIn.end ? standIn.endOfItems : null
    },
  }
}

const newline = 0x0a
const dash = 0x2d
const space = 0x20
const comma = 0x2c
const braceEnd = 0x7d

/** As large as the smallest item that is an object of a kind, and nothing to hide. */
const yamlItem = new TextEncoder().encode('- {kind: ConfigMap, metadata: {}}\n')
const jsonItem = new TextEncoder().encode('{"kind":"ConfigMap","metadata":{}},')

function yamlStandIn(utf8: Uint8Array, from: number, to: number): Part {
  const indent = utf8.indexOf(dash, from) - from
  const bytes = new Uint8Array(indent + yamlItem.length).fill(space)
  bytes.set(yamlItem, indent)
  const endOfItems = to - (utf8[to - 1] === newline ? 1 : 0)
  return { bytes, from, to, standIn: { alike: indent + '- '.length, end: bytes.length - 1, endOfItems } }
}

/** With a comma behind it where there is one behind the items. */
function jsonStandIn(utf8: Uint8Array, from: number, to: number): Part {
  const endOfItems = utf8.lastIndexOf(braceEnd, to - 1) + 1
  const end = jsonItem.length - 1
  const bytes = utf8.subarray(endOfItems, to).includes(comma) ? jsonItem : jsonItem.subarray(0, end)
  return { bytes, from, to, standIn: { alike: 0, end, endOfItems } }
}

function isQuiet(text: SourceText, document: ManifestDocument, cut: ItemsCut, index: number): boolean {
  const range = itemRange(document, cut, index)
  const written = textOf(text, range)
  if (written.includes('#') || (cut.form === 'yaml' && mayHoldAlias(written))) return false
  if (!mayHoldSecret(written)) return true
  const item = readItem(text, range, cut)
  return item !== null && secretParts(listOf(cut.list, item)).length === 0
}

/** What is secret in an item may depend on what its List says it is. */
function listOf(list: Mapping, item: Mapping): Mapping {
  return new Map(list).set('items', [item])
}

import type { AnalyzedInput } from '../core/analysis'
import type { Comparison } from '../core/compare'
import { type Load, sourceDigest } from '../core/resource'
import { holdsSecret, secretRanges } from '../core/secret'
import {
  mostTextCharacters,
  type SharedSide,
  type Shown,
  type WrittenLink,
  writeComparisonLink,
  writeLink,
  writeTextLink,
} from '../core/share'

/** The links that an input can be shared by. */
export interface Shared {
  readonly numbers: WrittenLink
  /**
   * `secret`: the text holds a Secret and is never put into a link. `too-long`: how long it would be, null where that
   * was not tried.
   */
  readonly manifest:
    | { readonly state: 'ready'; readonly text: string }
    | { readonly state: 'too-long'; readonly characters: number | null }
    | { readonly state: 'secret' }
  /** The comparison on screen; null where it was not asked for. */
  readonly comparison: SharedComparison | null
}

type SharedComparison =
  | { readonly state: 'ready'; readonly text: string }
  | { readonly state: 'too-long'; readonly characters: number | null }

/** A comparison that is to be shared: the earlier input with what carries it, and what became of it. */
export interface ComparedWith {
  readonly earlier: AnalyzedInput
  readonly carried: Shown['carried']
  readonly comparison: Comparison
}

/** The worker compresses some 10 MB in a second, and nobody waits for this number. */
export const mostCompressed = 8_000_000

/** More text than this is not compressed to see how far it is over the limit of a link. */
const mostTried = 4_000_000

/** Writes the links for what was analyzed, with what is asked and shown. */
export function shareOf(input: AnalyzedInput, shown: Shown, compared: ComparedWith | null): Shared {
  const { analysis, load } = input
  const gzip = gzipOf(input)
  return {
    numbers: writeLink(analysis, digestsOf(load), gzip, shown),
    manifest: shareText(load),
    comparison: compared && shareComparison(input, shown, compared),
  }
}

function shareComparison(
  after: AnalyzedInput,
  shown: Shown,
  { earlier, carried, comparison }: ComparedWith,
): SharedComparison {
  const side = (input: AnalyzedInput, carriers: Shown['carried']): SharedSide => ({
    analysis: input.analysis,
    digests: digestsOf(input.load),
    gzip: gzipOf(input),
    carried: carriers,
  })
  const changed = comparison.resources.flatMap(({ change, after: at }) =>
    change === 'changed' && at !== null ? at : [],
  )
  const link = writeComparisonLink(side(earlier, carried), side(after, shown.carried), changed, shown)
  return 'text' in link ? { state: 'ready', ...link } : { state: 'too-long', ...link }
}

/** gzip sizes of an input, each made once; null where that would take too long. */
function gzipOf({ analysis, gzip }: AnalyzedInput): SharedSide['gzip'] {
  const known = new Map<number | null, number | null>()
  return index => {
    const size = (index === null ? analysis.whole : analysis.resources[index]?.bytes)?.source ?? 0
    const compressed = known.get(index) ?? (size > mostCompressed ? null : gzip(index))
    known.set(index, compressed)
    return compressed
  }
}

/** Digests of the sources in their order, by which the receiver of a link knows the same input. */
export function digestsOf(load: Load): readonly string[] {
  return load.texts.map((_, index) => sourceDigest(load, index))
}

/** Whether anything in the input may be what a Secret keeps: doubt counts. */
export function mayHoldSecret(load: Load): boolean {
  return holdsSecret(load) || load.texts.some((_, index) => secretRanges(load, index).length > 0)
}

function shareText(load: Load): Shared['manifest'] {
  const { texts } = load
  // Where it would be too long anyway, only what is known is asked.
  if (load.resources.some(({ isSecret }) => isSecret)) return { state: 'secret' }
  if (texts.reduce((sum, { utf8 }) => sum + utf8.length, 0) > mostTried) return { state: 'too-long', characters: null }
  if (mayHoldSecret(load)) return { state: 'secret' }
  const text = writeTextLink(texts.map(({ name, utf8 }) => [name.split('/').at(-1) ?? name, decoder.decode(utf8)]))
  if (text.length > mostTextCharacters) return { state: 'too-long', characters: text.length }
  return { state: 'ready', text }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

import type { AnalyzedInput } from '../core/analysis'
import { type Load, sourceDigest } from '../core/resource'
import { holdsSecret, secretRanges } from '../core/secret'
import { mostTextCharacters, type Shown, type WrittenLink, writeLink, writeTextLink } from '../core/share'

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
}

/** The worker compresses some 10 MB in a second, and nobody waits for this number. */
export const mostCompressed = 8_000_000

/** More text than this is not compressed to see how far it is over the limit of a link. */
const mostTried = 4_000_000

/** Writes the links for what was analyzed, with what is asked and shown. */
export function shareOf({ analysis, load, gzip }: AnalyzedInput, shown: Shown): Shared {
  const known = new Map<number | null, number | null>()
  const gzipOf = (index: number | null): number | null => {
    const size = (index === null ? analysis.whole : analysis.resources[index]?.bytes)?.source ?? 0
    const compressed = known.get(index) ?? (size > mostCompressed ? null : gzip(index))
    known.set(index, compressed)
    return compressed
  }
  return { numbers: writeLink(analysis, digestsOf(load), gzipOf, shown), manifest: shareText(load) }
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

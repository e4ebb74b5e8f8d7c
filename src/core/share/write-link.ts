import { type Analysis, judgeRoutes } from '../analysis'
import { deflate } from '../archive'
import { toBase64Url } from './base64url'
import {
  linkVersion,
  mostCharacters,
  mostListed,
  mostTextCharacters,
  type NumbersPayload,
  type TextPayload,
} from './link'
import { payloadOf, type Shown } from './payload-of'
import { restOf } from './rest-of'

/** One analysis of a comparison that is shared; see `writeLink`. */
export interface SharedSide {
  readonly analysis: Analysis
  readonly digests: readonly string[]
  readonly gzip: (resource: number | null) => number | null
  /** Sizes of what carries the whole, as far as they are measured. */
  readonly carried: Shown['carried']
}

export interface WrittenLink {
  /** What stands in the address behind the key of the share link. */
  readonly text: string
  /** How many resources stand in it one by one, of how many. */
  readonly listed: number
  readonly of: number
}

/**
 * An analysis as the text of a link, numbers and names only. `digests` are those of its sources, `gzip` its
 * sizes (`payloadOf`). Where all resources would make it longer
 * than `mostCharacters`, those that decide a route and the largest go in, 200 or as many as there is room for, with
 * totals of the rest.
 */
export function writeLink(
  analysis: Analysis,
  digests: readonly string[],
  gzip: (resource: number | null) => number | null,
  shown: Shown,
): WrittenLink {
  const { resources } = analysis
  const all = [...resources.keys()]
  const { cluster } = shown.question
  const rest = (left: readonly number[]) => restOf(analysis, left, cluster)
  const write = (listed: readonly number[]): WrittenLink => ({
    text: encodePayload(payloadOf(analysis, digests, listed, gzip, rest, shown)),
    listed: listed.length,
    of: resources.length,
  })
  // Nothing of so many would fit, so it need not be tried.
  let link = all.length > 5 * mostListed ? null : write(all)
  const bytesOf = (index: number) => resources[index]?.bytes.json ?? resources[index]?.bytes.source ?? 0
  // What decides a route comes first, so that it is met by the receiver too.
  const decisive = new Set(judgeRoutes({ ...analysis, carried: shown.carried }, cluster).map(route => route.decisive))
  const rank = (index: number) => (decisive.has(index) ? 1 : 0)
  const largest = all.toSorted((a, b) => rank(b) - rank(a) || bytesOf(b) - bytesOf(a) || a - b)
  for (
    let room = mostListed;
    !link || (link.text.length > mostCharacters && link.listed > 0);
    room = Math.floor(room * 0.8)
  ) {
    link = write(largest.slice(0, room).toSorted((a, b) => a - b))
  }
  return link
}

/**
 * A comparison as the text of a link: both analyses with all their resources, numbers and names only. `changed` are
 * the later resources that have as many bytes in both and are not the same. Half of a comparison would say something
 * else, so that none is written where it is longer than `mostTextCharacters`: then how long it would be, null where
 * that was not tried.
 */
export function writeComparisonLink(
  before: SharedSide,
  after: SharedSide,
  changed: readonly number[],
  shown: Omit<Shown, 'carried'>,
): { readonly text: string } | { readonly characters: number | null } {
  // Nothing of so many would fit.
  if (before.analysis.resources.length + after.analysis.resources.length > mostCompared) return { characters: null }
  const write = ({ analysis, digests, gzip, carried }: SharedSide): NumbersPayload => {
    const all = [...analysis.resources.keys()]
    return payloadOf(analysis, digests, all, gzip, left => restOf(analysis, left, shown.question.cluster), {
      ...shown,
      carried,
    })
  }
  const { question: _, view: __, ...earlier } = write(before)
  const text = encodePayload({ ...write(after), before: earlier, ...(changed.length === 0 ? {} : { changed }) })
  return text.length > mostTextCharacters ? { characters: text.length } : { text }
}

/** A resource takes some 40 characters at the least. */
const mostCompared = 2_000

/** Texts of a manifest as a link. Whoever calls it has seen to it that no Secret is in them. */
export function writeTextLink(texts: TextPayload['texts']): string {
  return encodePayload({ texts })
}

function encodePayload(payload: NumbersPayload | TextPayload): string {
  return `${linkVersion}.${toBase64Url(deflate(new TextEncoder().encode(JSON.stringify(payload))))}`
}

import type { Question } from '../question'
import type { RouteId } from '../route'
import type { VerdictWord } from '../verdict'
import type { LinkedLater } from './later'
import type { LinkedRefusal } from './refusals'

/** Version of the payload that is written. */
export const linkVersion = 1

/** What a link of numbers may be long; beyond it the largest resources go in with totals of the rest. */
export const mostCharacters = 8_000
/** What a link with the manifest's text may be long. */
export const mostTextCharacters = 32_000
/** How many resources stand one by one in a link that would be too long with all of them. */
export const mostListed = 200

/** A longer text is not read. */
export const longestRead = 64_000
/** What a link may unpack to, in bytes. */
export const mostUnpacked = 2_000_000
/** More resources were written by no page of ours. */
export const mostResources = 5_000

/** A source in a link: its name without folders, and its digest (`sourceDigest`). */
export type LinkedSource = readonly [name: string, bytes: number, lines: number, sha256: string]

/**
 * A resource without its sizes; `source` is an index. Where it has no name of its own, `name` is what one is to be made
 * of.
 */
export type LinkedResource = readonly [
  apiVersion: string | null,
  kind: string | null,
  namespace: string | null,
  name: string | null,
  source: number,
  lines: number,
  flags: number,
]

/** How the resources fare that are not listed, on one route; what decides a route is always listed. */
export type LinkedRest = readonly [route: RouteId, worst: VerdictWord, goIn: number, of: number, tight: number]

/** What stands in a link of numbers: version 1. Sizes are columns, see `columns`. */
export interface NumbersPayload {
  readonly plimsoll: string
  readonly kubernetes: string
  readonly settings: unknown
  /**
   * Route and plan of the question; its cluster stands in `settings`. Absent in links of pages that did not say them.
   */
  readonly question?: Pick<Question, 'route' | 'plan'>
  /** What the page showed and where, in its own words. Absent in links of pages that did not say it. */
  readonly view?: Readonly<Record<string, string>>
  readonly documents: number
  readonly sources: readonly LinkedSource[]
  /** The numbers of the whole input, by their names in the analysis. */
  readonly whole: unknown
  readonly resources: readonly LinkedResource[]
  readonly sizes: readonly (readonly (number | null)[])[]
  /**
   * What is refused whatever its size, and which CRD is whose. Absent where there is nothing of it, and in links of
   * pages that did not say it.
   */
  readonly refusals?: readonly LinkedRefusal[]
  /**
   * Writes after the first that do not go as it did. Absent where there are none, and in links of pages that did not
   * say it.
   */
  readonly later?: readonly LinkedLater[]
  /**
   * How many problems the input has; what they are is about its text. Absent in links of pages that did not count them.
   */
  readonly problems?: number
  /** Totals of the resources that are not listed; absent where all are. */
  readonly rest?: {
    readonly count: number
    readonly routes: readonly LinkedRest[]
    /** Absent in links of pages that did not count it. */
    readonly summary?: RestSummary
  }
  /**
   * The earlier input that it is compared with, as one analysis stands; its question is the same and not said again.
   * Absent in links of one analysis.
   */
  readonly before?: Omit<NumbersPayload, 'question' | 'view' | 'before' | 'changed'>
  /**
   * Resources, by their place in the list, that have as many bytes in both and are not the same. Absent where there are
   * none.
   */
  readonly changed?: readonly number[]
}

/** The counts of an earlier page's sentence over the resources that are not listed, and what they take in etcd. */
export type RestSummary = readonly [
  resources: number,
  unreadable: number,
  applied: number,
  needServerSide: number,
  needCreate: number,
  refusedEverywhere: number,
  etcdBytes: number,
]

/** Resources that are in no list of a link, only in totals. `summary` is null where the link does not say it. */
export interface Unlisted {
  readonly count: number
  readonly routes: readonly LinkedRest[]
  readonly summary: RestSummary | null
}

/** What stands in a link with the manifest itself. */
export interface TextPayload {
  readonly texts: readonly (readonly [name: string, text: string])[]
}

/** Why a link cannot be read. */
export type LinkFault = 'too-long' | 'broken' | 'newer' | 'too-much'

import {
  type Analysis,
  type Headline,
  type ResourceReport,
  type RouteReport,
  sizedResource,
  verdictOn,
} from '../analysis'
import type { Comparison } from '../compare'
import { type LimitId, maxOf } from '../limit'
import { type Route, type RouteId, routeOf } from '../route'
import type { VerdictWord } from '../verdict'
import { type KindFamily, kindFamily } from '../words'

/** A resource as a card names it. */
export interface ReportRow {
  readonly family: KindFamily
  /** Null for the whole input. */
  readonly kind: string | null
  readonly name: string | null
  /** What the limit of the card counts of it. */
  readonly bytes: number
  readonly verdict: VerdictWord
}

/** A part of the strip of shares: one resource, or what is left of a kind. */
export interface ReportShare {
  readonly family: KindFamily
  readonly kind: string | null
  /** Null where it is several. */
  readonly name: string | null
  readonly count: number
  readonly json: number
}

/** How the input differs from an earlier one. */
export interface ReportChange {
  readonly source: number
  readonly json: number
  /** Those that differ most, in bytes of JSON. */
  readonly largest: readonly { readonly kind: string | null; readonly name: string | null; readonly bytes: number }[]
  readonly changed: number
  /** On the route of the card. */
  readonly newlyRefused: number
  readonly newlyTaken: number
}

/** What a size report says: numbers and names. Plain data. */
export interface SizeReport {
  readonly headline: Headline
  readonly verdict: VerdictWord
  /** The limit that the rows are held against; null where there is none to hold them against. */
  readonly limit: { readonly id: LimitId; readonly max: number } | null
  /** The largest first; the whole input before them where the limit counts that. */
  readonly rows: readonly ReportRow[]
  /** Resources that stand in no row. */
  readonly smaller: number
  readonly shares: readonly ReportShare[]
  readonly totals: {
    readonly resources: number
    readonly json: number
    readonly source: number
    readonly gzip: number | null
  }
  /** Another route that takes more of it with no change of the file; null where there is none, or it was not asked. */
  readonly also: { readonly route: RouteId; readonly fit: number; readonly of: number } | null
  readonly change: ReportChange | null
  /** Files without their folders, and their digests (`sourceDigest`). */
  readonly inputs: readonly { readonly name: string; readonly sha256: string }[]
  /** How to get the same again; null: not said. */
  readonly command: string | null
}

/** What a report is made of: an answer, and what of it is to be told. */
export interface ReportFacts {
  readonly analysis: Analysis
  /** Of the route of the question. */
  readonly report: RouteReport
  readonly headline: Headline
  /** How another route fares by which the same files go in. */
  readonly other: RouteReport | null
  readonly digests: readonly string[]
  readonly gzip: number | null
  /** Where the input was compared with an earlier one. */
  readonly compared: { readonly before: Analysis; readonly comparison: Comparison } | null
  /** The difference from an earlier version of which only numbers are known. */
  readonly change?: ReportChange | null
  readonly command: string | null
  /** So many resources are named. */
  readonly largest: number
}

/** Picks the facts of an answer that a size report tells. */
export function sizeReport(facts: ReportFacts): SizeReport {
  const { analysis, report, headline, other, digests, gzip, compared, change = null, command, largest } = facts
  const route = routeOf(report.route)
  const readable = analysis.resources.filter(resource => resource.readable)
  const { limit, measure } = measureOf(report, route, analysis.whole.source)
  const max = limit === null ? null : maxOf(headline.cluster, limit)
  const sized = readable
    .flatMap((resource): ReportRow[] => {
      const bytes = measure(resource)
      const { apiVersion, kind, name } = resource
      const family = kindFamily(apiVersion, kind)
      return bytes === null
        ? []
        : [{ family, kind, name, bytes, verdict: verdictOn(resource, route, headline.cluster).verdict }]
    })
    .toSorted((a, b) => b.bytes - a.bytes)
  const { whole } = report
  const ofWhole = whole !== null && whole.bytes !== null && whole.limit === limit ? whole : null
  const rows = sized.slice(0, largest)
  return {
    headline,
    verdict: report.verdict,
    limit: limit !== null && max !== null ? { id: limit, max } : null,
    rows: [
      ...(ofWhole?.bytes
        ? [{ family: 'other' as const, kind: null, name: null, bytes: ofWhole.bytes, verdict: ofWhole.verdict }]
        : []),
      ...rows,
    ],
    smaller: readable.length - rows.length,
    shares: sharesOf(readable),
    totals: {
      resources: readable.length,
      json: readable.reduce((sum, { bytes }) => sum + (bytes.json ?? 0), 0),
      source: analysis.whole.source,
      gzip,
    },
    also: other && other.goIn > report.goIn ? { route: other.route, fit: other.goIn, of: other.of } : null,
    change: compared && compared.comparison.common > 0 ? changeOf(compared, analysis, report) : change,
    inputs: analysis.sources.map(({ name }, index) => ({
      name: name.split(/[/\\]/).at(-1) || name,
      sha256: digests[index] ?? '',
    })),
    command,
  }
}

/**
 * The limit that decides, and what it counts of one resource: of a whole that holds the text, that, and else its JSON.
 */
function measureOf(
  { meets, whole }: RouteReport,
  route: Route,
  source: number,
): { readonly limit: LimitId | null; readonly measure: (resource: ResourceReport) => number | null } {
  const limit = meets?.limit ?? null
  const json = ({ bytes }: ResourceReport) => bytes.json
  if (limit === null) return { limit, measure: json }
  if (whole !== null && meets === whole) {
    return { limit, measure: whole.bytes === source ? ({ bytes }) => bytes.source : json }
  }
  const check = route.checks.find(each => each.limit === limit)
  return { limit, measure: check ? resource => check.measure(sizedResource(resource)) : json }
}

/** Smaller than this a resource is told with the others of its kind. */
const leastShare = 0.025
const mostShares = 7

function sharesOf(resources: readonly ResourceReport[]): ReportShare[] {
  const sized = resources
    .map(({ apiVersion, kind, name, bytes }): ReportShare => {
      const family = kindFamily(apiVersion, kind)
      return { family, kind, name, count: 1, json: bytes.json ?? 0 }
    })
    .toSorted((a, b) => b.json - a.json)
  const total = sized.reduce((sum, { json }) => sum + json, 0)
  const alone = sized.filter(({ json }, index) => index < mostShares && json >= total * leastShare)
  const kinds = new Map<string, ReportShare>()
  for (const { family, kind, json } of sized.slice(alone.length)) {
    const sum = kinds.get(kind ?? '')
    kinds.set(kind ?? '', { family, kind, name: null, count: (sum?.count ?? 0) + 1, json: (sum?.json ?? 0) + json })
  }
  return [...alone, ...[...kinds.values()].toSorted((a, b) => b.json - a.json)]
}

const mostChanges = 2

function changeOf(
  { before: earlier, comparison }: NonNullable<ReportFacts['compared']>,
  later: Analysis,
  { route }: RouteReport,
): ReportChange {
  const { before, after } = comparison
  const changed = comparison.resources.filter(({ change }) => change !== 'same')
  const jsonIn = ({ resources }: Analysis, index: number | null): number =>
    index === null ? 0 : (resources[index]?.bytes.json ?? 0)
  const differences = changed.map(({ kind, name, before, after }) => ({
    ...{ kind, name },
    bytes: jsonIn(later, after) - jsonIn(earlier, before),
  }))
  return {
    source: after.source - before.source,
    json: after.json - before.json,
    largest: differences.toSorted((a, b) => Math.abs(b.bytes) - Math.abs(a.bytes)).slice(0, mostChanges),
    changed: changed.length,
    newlyRefused: changed.filter(({ newlyRefused }) => newlyRefused.includes(route)).length,
    newlyTaken: changed.filter(({ newlyTaken }) => newlyTaken.includes(route)).length,
  }
}

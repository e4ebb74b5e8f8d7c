import { type AnalyzedInput, headlineOf, type RouteReport } from '../core/analysis'
import type { ClusterLimits } from '../core/limit'
import { type ReportFacts, reportCommand, type SizeReport, sizeReport } from '../core/report'
import { sourceDigest } from '../core/resource'
import type { RouteId } from '../core/route'
import { headlineText } from '../core/words'

/** So many resources a card names. */
const largestNamed = 8
/** Larger inputs are not compressed for one number of a card. */
const mostCompressed = 64 * 1024 * 1024

/** What a card is of, beside the input. */
export interface CardAsked extends Partial<Pick<ReportFacts, 'compared' | 'change'>> {
  readonly route: RouteId
  readonly cluster: ClusterLimits
}

/** The size report card of an input on a route, of what `analyze` says of it. */
export function sizeCard(input: AnalyzedInput, reports: readonly RouteReport[], asked: CardAsked): SizeReport {
  const { analysis, load, gzip } = input
  const { route, cluster, compared = null, change = null } = asked
  const report = reports.find(each => each.route === route)
  if (!report) throw new RangeError(`no report on ${route}`)
  const isOtherTold = route === 'client-side-apply' && report.verdict === 'refused'
  const names = analysis.sources.map(({ name }) => name)
  return sizeReport({
    ...{ analysis, report, compared, change, largest: largestNamed },
    headline: headlineOf(report, cluster, unreadableIn(input)),
    other: (isOtherTold && reports.find(each => each.route === 'server-side-apply')) || null,
    digests: analysis.sources.map((_, index) => sourceDigest(load, index)),
    gzip: analysis.whole.source > mostCompressed ? null : gzip(null),
    command: reportCommand({
      before: compared ? compared.before.sources.map(({ name }) => name) : [],
      after: names,
      ...{ route, cluster },
    }),
  })
}

/** The sentence for each route that is asked about. */
export function headlinesOf(
  reports: readonly RouteReport[],
  { routes, cluster }: { readonly routes: readonly RouteId[]; readonly cluster: ClusterLimits },
  input: AnalyzedInput | null,
): string[] {
  return [...new Set(routes)].flatMap(id => {
    const report = reports.find(({ route }) => route === id)
    return report ? [headlineText(headlineOf(report, cluster, input ? unreadableIn(input) : 0))] : []
  })
}

function unreadableIn({ analysis }: AnalyzedInput): number {
  return analysis.resources.filter(({ readable }) => !readable).length
}

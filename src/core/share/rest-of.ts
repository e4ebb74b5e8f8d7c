import { type Analysis, judgeRoutes, type RouteReport, verdictsOf } from '../analysis'
import type { ClusterLimits } from '../limit'
import { routes } from '../route'
import { verdictWords } from '../verdict'
import type { LinkedRest, NumbersPayload, Unlisted } from './link'

/** How the resources at these indexes fare in total, in a cluster. */
export function restOf(
  analysis: Analysis,
  left: readonly number[],
  cluster: ClusterLimits,
): NonNullable<NumbersPayload['rest']> {
  const part = { ...analysis, carried: {}, resources: left.flatMap(index => analysis.resources[index] ?? []) }
  const etcdBytes = part.resources.reduce((sum, { bytes }) => sum + (bytes.etcdValue.serverSideApply ?? 0), 0)
  return {
    count: left.length,
    // Judged one by one: what carries the whole is no matter of a part.
    routes: judgeRoutes(part, cluster, { whole: false }).map(
      ({ route, verdict, goIn, of, tight }): LinkedRest => [route, verdict, goIn, of, tight],
    ),
    summary: [...leastNeeds(part.resources, cluster), etcdBytes],
  }
}

/**
 * What a page that knew no question counted: readable, unreadable, and by the least that each needs: apply,
 * server-side, create, or nothing helps.
 */
function leastNeeds(resources: Analysis['resources'], cluster: ClusterLimits) {
  const counts: [number, number, number, number, number, number] = [0, 0, 0, 0, 0, 0]
  const ids = (['client-side-apply', 'server-side-apply', 'create'] as const).map(id =>
    routes.findIndex(route => route.id === id),
  )
  for (const resource of resources) {
    if (!resource.readable) counts[1]++
    else {
      counts[0]++
      const verdicts = verdictsOf(resource, cluster)
      const first = ids.findIndex(index => verdicts[index]?.verdict !== 'refused')
      counts[first < 0 ? 5 : ((first + 2) as 2 | 3 | 4)]++
    }
  }
  return counts
}

/**
 * Routes as they are for the whole input: those of the listed resources, with the totals of the others. Those were
 * judged in the sender's cluster: in another (`isSameCluster` false) nothing is known of them.
 */
export function withRest(
  reports: readonly RouteReport[],
  rest: Unlisted | null,
  isSameCluster: boolean,
): readonly RouteReport[] {
  if (!rest) return reports
  return reports.map(report => {
    const [, worst, goIn, of, tight] = rest.routes.find(([route]) => route === report.route) ?? []
    if (!worst || goIn === undefined || of === undefined || tight === undefined || of === 0) return report
    const word = isSameCluster ? worst : 'unknown'
    return {
      ...report,
      verdict: verdictWords.indexOf(word) > verdictWords.indexOf(report.verdict) ? word : report.verdict,
      goIn: report.goIn + (isSameCluster ? goIn : 0),
      of: report.of + of,
      tight: report.tight + (isSameCluster ? tight : 0),
      unknown: report.unknown + (isSameCluster ? 0 : of),
    }
  })
}

/** How many of the resources that are not listed cannot be read. */
export function unreadableIn(rest: Unlisted | null): number {
  return rest?.summary?.[1] ?? 0
}

import { type ResourceReport, type RouteReport, type VerdictReport, verdictOn } from '../../core/analysis'
import { type Finding, problemFinding, verdictFinding } from '../../core/findings'
import { routes as allRoutes } from '../../core/route'
import type { AnalyzeArguments } from '../analyze-arguments'
import type { AnalyzeAnswer } from '../formats'
import { atHome } from './at-home'

/** What was judged on a route that is asked about, and what was found; null: nothing. */
export interface JudgedRow {
  /** Null: the whole input. */
  readonly resource: ResourceReport | null
  readonly source: string
  readonly verdict: VerdictReport
  readonly finding: Finding | null
}

/** What to do with each of them as the input is read. */
export interface Gatherer {
  row(row: JudgedRow): void | Promise<void>
  problem(finding: Finding): void | Promise<void>
  end(reports: readonly RouteReport[]): Promise<void>
}

/** An answer of rows: every resource on every route that is asked about, and the whole on those that carry it. */
export function gathered({ routes, failOn, cluster }: AnalyzeArguments, gatherer: Gatherer): AnalyzeAnswer {
  const asked = allRoutes.filter(({ id }) => routes.includes(id))
  let firstSource: string | null = null
  return {
    problem: problem => gatherer.problem(atHome(problemFinding(problem))),
    async resources({ resources }) {
      for (const resource of resources) {
        firstSource ??= resource.source
        if (!resource.readable) continue
        for (const route of asked) {
          const verdict = { resource: resource.id, ...verdictOn(resource, route, cluster) }
          const finding = verdictFinding(verdict, resource, resource.source, failOn)
          await gatherer.row({ resource, source: resource.source, verdict, finding: finding && atHome(finding) })
        }
      }
    },
    async end(reports) {
      for (const { route, whole } of reports) {
        if (whole === null || !routes.includes(route)) continue
        const source = firstSource ?? ''
        const finding = verdictFinding(whole, null, source, failOn)
        await gatherer.row({
          resource: null,
          source,
          verdict: { resource: null, ...whole },
          finding: finding && atHome(finding),
        })
      }
      await gatherer.end(reports)
    },
  }
}

import { type Analysis, judgeRoutes } from '../analysis'

/** An analysis with the verdicts that its sizes lead to. */
export function judgedAnalysis(sizes: Omit<Analysis, 'routes'>): Analysis {
  return { ...sizes, routes: judgeRoutes(sizes, sizes.settings.limits) }
}

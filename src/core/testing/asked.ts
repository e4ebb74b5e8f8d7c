import { defaultCluster } from '../limit'
import { firstPlan, type Question } from '../question'
import type { RouteId } from '../route'

/** The usual cluster. */
export const usual = defaultCluster

/** What a test asks: a route, in the usual cluster where no other is said. */
export function asked(route: RouteId, change: Partial<Question> = {}): Question {
  return { route, cluster: usual, plan: firstPlan, ...change }
}

import { bytes } from '../bytes'
import { type ApplierId, appliersOn, applierOf as ruleOf } from '../export/rules'
import { type ClusterLimits, defaultCluster, maxOf, sameLimits } from '../limit'
import type { PlanSettings } from '../plan'
import { type RouteId, routeOf } from '../route'

/**
 * What is asked: whether an input fits a route, in a cluster, and how it is split for it. The one place where that
 * stands; every answer is given for a question. What could contradict it is not in it but derived: the applier that a
 * plan is written for is one of its route.
 */
export interface Question {
  readonly route: RouteId
  readonly cluster: ClusterLimits
  readonly plan: PlanChoice
}

/** How a split is wished, without what the route decides. */
export interface PlanChoice extends Omit<PlanSettings, 'target' | 'route'> {
  /** The applier that is preferred where the route has several; null: the first of them. */
  readonly applier: ApplierId | null
}

/** The applier that a question's plan is written for; null where its route has none. */
export function applierFor({ route, plan }: Pick<Question, 'route' | 'plan'>): ApplierId | null {
  const appliers = appliersOn(route)
  return appliers.find(id => id === plan.applier) ?? appliers[0] ?? null
}

/** The plan of a question as it is made; null where its route has no applier. */
export function planOf(question: Question): PlanSettings | null {
  const applier = applierFor(question)
  if (applier === null) return null
  const { applier: _, ...plan } = question.plan
  // A ConfigMap of JSON documents is a route of its own.
  const form = question.route === 'clusterresourceset-configmap-json' ? 'json' : plan.form
  const limits = sameLimits(question.cluster, defaultCluster) ? {} : { limits: question.cluster }
  return { ...plan, ...limits, form, target: applier, route: question.route, maxBytes: maxBytesOf(question, applier) }
}

/** Where an object carries each bundle, no bundle is made larger than that object may be in the cluster. */
function maxBytesOf({ route, cluster, plan }: Question, applier: ApplierId): PlanSettings['maxBytes'] {
  const { carrier, usual } = ruleOf(applier)
  const [met] = routeOf(route).carriers
  const max = carrier === 'value' && met ? maxOf(cluster, met.limit) : null
  if (max === null) return plan.maxBytes
  if (plan.maxBytes !== null) return bytes(Math.min(plan.maxBytes, max))
  return usual !== null && max < usual ? max : null
}

import { applierOf as ruleOf } from '../export/rules'
import { maxOf } from '../limit'
import type { SmallestFix } from '../remedy'
import { type RouteId, routeOf } from '../route'
import { applierFor, type PlanChoice, type Question } from './question'

/** What of a question another answer asks for: its route, and what changes of its plan. */
export interface QuestionChange {
  readonly route: RouteId
  readonly plan: Partial<PlanChoice>
}

/**
 * The change that leads a question to a route on which documents are written so. Where an object carries each bundle, a
 * bundle may have all the bytes that the cluster lets such an object hold: by that, and not by the smaller usual size,
 * remedies were judged.
 */
export function changeToRoute(question: Question, to: RouteId, form: PlanChoice['form']): QuestionChange {
  // A ConfigMap of JSON documents is a route of its own.
  const route = to === 'clusterresourceset-configmap' && form === 'json' ? 'clusterresourceset-configmap-json' : to
  const applier = applierFor({ ...question, route })
  const [met] = routeOf(route).carriers
  const isInValue = applier !== null && ruleOf(applier).carrier === 'value'
  return { route, plan: { form, maxBytes: isInValue && met ? maxOf(question.cluster, met.limit) : null } }
}

/** The change that makes a question's plan do what the smallest fix for it says; what it leaves out stays as it is. */
export function changeOfFix(question: Question, { to, form, split, choices, keySplits }: SmallestFix): QuestionChange {
  const { route, plan } = changeToRoute(question, to, form)
  const change = { ...plan, remedies: choices, keySplits }
  // What fits one object is written as one.
  if (plan.maxBytes !== null && !split) return { route, plan: { ...change, preset: 'fit' } }
  // A chart has the CRDs in a folder of their own.
  const applier = applierFor({ ...question, route })
  return { route, plan: applier && ruleOf(applier).crdsApart ? { ...change, preset: 'crds-apart' } : change }
}

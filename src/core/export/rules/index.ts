import { type RouteId, routes } from '../../route'
import { argocd } from '../argocd/rule'
import { capiOperator } from '../capi-operator/rule'
import { clusterResourceSet } from '../clusterresourceset/rule'
import { fleet } from '../fleet/rule'
import { flux } from '../flux/rule'
import { helm } from '../helm/rule'
import { kubectl } from '../kubectl/rule'
import { kustomize } from '../kustomize/rule'
import { ocm } from '../ocm/rule'
import { powershell } from '../powershell/rule'
import { sveltos } from '../sveltos/rule'
import type { ApplierRule } from './applier'

export { type ApplierRule, usualBundleSize } from './applier'
export {
  completeOptions,
  type ExportOption,
  type OptionProblem,
  type OptionValues,
  optionForms,
  optionProblems,
} from './option'

/** In the order in which they are offered. */
const rules = [
  kubectl,
  powershell,
  kustomize,
  clusterResourceSet,
  argocd,
  flux,
  helm,
  capiOperator,
  sveltos,
  fleet,
  ocm,
] as const satisfies readonly ApplierRule[]

/** What brings bundles in: a tool, by its name on the command line. */
export type ApplierId = (typeof rules)[number]['id']

/** The name of an option of any applier. */
export type OptionName = (typeof rules)[number]['options'][number]['name']

export interface Applier extends ApplierRule {
  readonly id: ApplierId
}

/** Everyone a plan can be written for, in the order in which they are offered. */
export const appliers: readonly Applier[] = rules

/** What a form calls each option, in English; the page has it in other languages by the same names. */
export const optionLabels = Object.fromEntries(
  appliers.flatMap(({ options }) => options.map(({ name, label }) => [name, label])),
) as Readonly<Record<OptionName, string>>

/** The rule of an applier. */
export function applierOf(id: ApplierId): Applier {
  const applier = appliers.find(candidate => candidate.id === id)
  if (!applier) throw new RangeError(`no applier ${id}`)
  return applier
}

/** The routes of an applier, its default first. */
export function routesOf(applier: ApplierId): Applier['routes'] {
  return applierOf(applier).routes
}

/** The appliers that take a route, in the order in which they are offered; none for OLM, Karmada, kapp and k3s. */
export function appliersOn(route: RouteId): readonly ApplierId[] {
  return appliers.filter(({ routes }) => routes.includes(route)).map(({ id }) => id)
}

/** What people call routes, beside their ids, names and the appliers that go by them. */
const aliases = [
  ['apply', 'client-side-apply'],
  ['csa', 'client-side-apply'],
  ['ssa', 'server-side-apply'],
  ['server-side', 'server-side-apply'],
  ['dry-run', 'server-dry-run'],
  ['crs', 'clusterresourceset-configmap'],
  ['capi', 'cluster-api-operator'],
  ['argo', 'argocd-client-side'],
  ['hr', 'flux-helmrelease'],
  ['helmrelease', 'flux-helmrelease'],
  ['manifestwork', 'ocm-manifestwork'],
  ['olm', 'olm-bundle'],
  ['k3s', 'k3s-auto-deploy'],
] as const satisfies readonly (readonly [string, RouteId])[]

/** A word for a route: its id, what it is called for short, or an applier, whose first route it then is. */
export type RouteWord = RouteId | (typeof aliases)[number][0] | ApplierId

/** The words for routes. */
export const routeWords: readonly RouteWord[] = [
  ...routes.map(({ id }) => id),
  ...aliases.map(([alias]) => alias),
  ...appliers.map(({ id }) => id),
]

/**
 * The route of a word, or of a name ("kubectl apply --server-side"); capitals or not does not matter. Null: there is no
 * such route.
 */
export function namedRoute(word: string): RouteId | null {
  const said = word.trim().toLowerCase()
  const route = routes.find(({ id, name }) => id === said || name.toLowerCase() === said)
  if (route) return route.id
  const applier = appliers.find(({ id }) => id === said)
  if (applier) return routesOf(applier.id)[0]
  return aliases.find(([alias]) => alias === said)?.[1] ?? null
}

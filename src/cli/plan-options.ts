import type { ParseArgsConfig } from 'node:util'
import { bytes } from '../core/bytes'
import { type ApplierId, applierOf, appliers, appliersOn, routesOf } from '../core/export'
import type { ClusterLimits } from '../core/limit'
import { isDnsLabel, longestPlanName } from '../core/object'
import { type PlanSettings, presets } from '../core/plan'
import { planOf } from '../core/question'
import type { RouteId } from '../core/route'
import { choose } from './choose'
import { WrongUsage } from './command'
import { readOptions } from './export-options'

/** What is said of a plan, the same for every command that makes one. */
export const planOptions = {
  plan: { type: 'string' },
  'max-bytes': { type: 'string' },
  'max-resources': { type: 'string' },
  format: { type: 'string' },
  // The older word for it.
  form: { type: 'string' },
  export: { type: 'string' },
  option: { type: 'string', multiple: true },
  name: { type: 'string' },
  include: { type: 'string', multiple: true },
  exclude: { type: 'string', multiple: true },
} as const satisfies ParseArgsConfig['options']

type PlanWords = { readonly [Name in keyof typeof planOptions]?: PlanWord<(typeof planOptions)[Name]> | undefined }
type PlanWord<Option> = Option extends { multiple: true } ? readonly string[] : string

/** Whether anything is said of a plan. */
export function saysPlan(words: PlanWords): boolean {
  return Object.keys(planOptions).some(name => words[name as keyof PlanWords] !== undefined)
}

/**
 * The plan that words ask for, by a route (null: that of the applier) and in a cluster. Throws `WrongUsage` where they
 * make no sense.
 */
export function readPlan(words: PlanWords, wanted: RouteId | null, cluster: ClusterLimits): PlanSettings {
  const { option = [], name = 'bundles', include = [], exclude = [] } = words
  const preset = readPreset(words.plan)
  const format = words.format ?? words.form
  const { applier, route } = chooseApplier(words.export, wanted)
  const form = format === undefined ? applierOf(applier).format : choose('--format', format, ['text', 'json', 'auto'])
  const options = readOptions(applier, option)
  const maxBytes = positive('--max-bytes', 'bytes', words['max-bytes'])
  const maxResources = positive('--max-resources', 'resources', words['max-resources'])
  if (!isDnsLabel(name, longestPlanName)) {
    throw new WrongUsage('--name takes at most 40 lower-case letters, digits and hyphens')
  }
  const plan = {
    ...{ preset, form, applier, options, name },
    maxBytes: maxBytes === null ? null : bytes(maxBytes),
    maxResources,
    filter: { include, exclude },
  }
  const settings = planOf({ route, cluster, plan })
  if (!settings) throw new WrongUsage(noApplier(route))
  return settings
}

/** The presets by their names here; one is called by an older word in settings. */
export const planNames = presets.map(preset => (preset === 'crds-apart' ? 'crds-first' : preset))

/** The name of a plan in its settings; `crds-apart` is an older word for it on the command line too. */
function readPreset(word: string | undefined): PlanSettings['preset'] {
  const plan = word === 'crds-apart' ? 'crds-first' : choose('--plan', word, planNames)
  return plan === 'crds-first' ? 'crds-apart' : plan
}

/** For whom bundles are written, and by which route they go in: each sets the other where it is alone. */
function chooseApplier(
  named: string | undefined,
  route: RouteId | null,
): { readonly applier: ApplierId; readonly route: RouteId } {
  const ids = appliers.map(({ id }) => id)
  const applier = named === undefined ? null : choose('--export', named, ids)
  if (route === null) return { applier: applier ?? 'kubectl', route: routesOf(applier ?? 'kubectl')[0] }
  const [first, ...others] = appliersOn(route)
  if (first === undefined) throw new WrongUsage(noApplier(route))
  if (applier === null) return { applier: first, route }
  if (routesOf(applier).includes(route)) return { applier, route }
  throw new WrongUsage(
    `--export ${applier} does not go by ${route}: it goes by ${routesOf(applier).join(', ')}; by ${route} goes --export ${[first, ...others].join(', ')}`,
  )
}

/** Why nothing is split for a route, and what to ask instead. */
export function noApplier(route: RouteId): string {
  return `no bundles are written for ${route}; --export kubectl asks for kubectl instead (${routesOf('kubectl').join(', ')})`
}

function positive(option: string, unit: string, word: string | undefined): number | null {
  if (word === undefined) return null
  const count = Number(word)
  if (!(Number.isSafeInteger(count) && count > 0))
    throw new WrongUsage(`${option} takes a number of ${unit}, not '${word}'`)
  return count
}

import type { Bytes } from '../core/bytes'
import { type ApplierId, applierOf, appliers, appliersOn, routesOf } from '../core/export'
import { type ClusterLimits, readSize } from '../core/limit'
import { isDnsLabel, longestPlanName } from '../core/object'
import { type PlanSettings, presets } from '../core/plan'
import { planOf } from '../core/question'
import type { RouteId } from '../core/route'
import { choose } from './choose'
import { readOptions } from './export-options'
import type { Options, Values } from './table/option'
import { WrongUsage } from './wrong-usage'

/** The presets by their names here; one is called by an older word in settings. */
export const planNames = presets.map(preset => (preset === 'crds-apart' ? 'crds-first' : preset))

/** The name of a plan in its settings; `crds-apart` is an older word for it on the command line too. */
function readPreset(word: string, option: string): PlanSettings['preset'] {
  const plan = ['crds-apart', 'crds'].includes(word) ? 'crds-first' : choose(option, word, planNames)
  return plan === 'crds-first' ? 'crds-apart' : plan
}

const appliersById = appliers.map(({ id }) => id)

/** An applier by its id, or by what it is called for short. */
function readApplier(word: string, option: string): ApplierId {
  const said = word.toLowerCase()
  return choose(option, said === 'crs' ? 'clusterresourceset' : said === 'argo' ? 'argocd' : said, appliersById)
}

/** What is said of a plan, the same for every command that makes one. */
export const planOptions = {
  plan: { type: 'word', choices: planNames, read: readPreset, about: 'how resources become bundles' },
  'max-bytes': {
    type: 'word',
    value: 'SIZE',
    read: readBytes,
    about: 'no bundle is larger than this: 900KiB, 1000000; `fit` and ConfigMaps take 1,000,000 bytes',
  },
  'max-resources': { type: 'word', value: 'N', read: readCount, about: 'no bundle has more resources than this' },
  format: {
    type: 'word',
    choices: ['text', 'json', 'auto'],
    aliases: ['form'],
    about: 'auto keeps the text and writes JSON where only that fits',
  },
  export: {
    type: 'word',
    value: 'APPLIER',
    choices: appliersById,
    read: readApplier,
    about: 'for whom; plimsoll help appliers lists them. It sets the route, and --route sets it',
  },
  option: { type: 'words', value: 'KEY=VALUE', about: 'an option of the applier' },
  name: { type: 'word', value: 'NAME', read: readName, about: 'what the whole is called' },
  include: {
    type: 'words',
    value: 'PATTERN',
    about: 'only what matches (plimsoll help patterns)',
  },
  exclude: { type: 'words', value: 'PATTERN', about: 'all but what matches' },
} as const satisfies Options

type PlanWords = Partial<Values<typeof planOptions>>

/** Whether anything is said of a plan. */
export function saysPlan(words: PlanWords): boolean {
  return Object.keys(planOptions).some(name => {
    const said = words[name as keyof PlanWords]
    return Array.isArray(said) ? said.length > 0 : said !== undefined
  })
}

/**
 * The plan that words ask for, by a route (null: that of the applier) and in a cluster. Throws `WrongUsage` where they
 * make no sense.
 */
export function readPlan(words: PlanWords, wanted: RouteId | null, cluster: ClusterLimits): PlanSettings {
  const { option = [], name = 'bundles', include = [], exclude = [] } = words
  const { applier, route } = chooseApplier(words.export ?? null, wanted)
  const { plan: preset = 'stages', format: form = applierOf(applier).format } = words
  const { 'max-bytes': maxBytes = null, 'max-resources': maxResources = null } = words
  const options = readOptions(applier, option)
  const plan = {
    ...{ preset, form, applier, options, name },
    ...{ maxBytes, maxResources },
    filter: { include, exclude },
  }
  const settings = planOf({ route, cluster, plan })
  if (!settings) throw new WrongUsage(noApplier(route))
  return settings
}

/** For whom bundles are written, and by which route they go in: each sets the other where it is alone. */
function chooseApplier(
  applier: ApplierId | null,
  route: RouteId | null,
): { readonly applier: ApplierId; readonly route: RouteId } {
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

function readBytes(word: string, option: string): Bytes {
  const size = readSize(word)
  if (size === null) throw new WrongUsage(`${option} takes a number of bytes or a size such as 900KiB, not '${word}'`)
  return size
}

function readCount(word: string, option: string): number {
  const count = Number(word)
  if (!(Number.isSafeInteger(count) && count > 0)) {
    throw new WrongUsage(`${option} takes a number from 1 on, not '${word}'`)
  }
  return count
}

function readName(word: string, option: string): string {
  if (isDnsLabel(word, longestPlanName)) return word
  throw new WrongUsage(`${option} takes at most 40 lower-case letters, digits and hyphens, not '${word}'`)
}

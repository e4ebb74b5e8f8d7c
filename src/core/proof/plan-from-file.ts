import { bytes } from '../bytes'
import type { PlanFile } from '../export'
import { appliers } from '../export'
import { asClusterLimits } from '../limit'
import type { Bundle, Plan, PlanSettings } from '../plan'
import { type KeySplitChoice, splitByKey } from '../remedy'
import type { Load } from '../resource'

/** What a `plan.json` says, for this input: resources by their ids. */
export interface PlanFromFile {
  readonly plan: Plan
  /** Ids of the file that no resource of the input has. */
  readonly strangers: readonly string[]
}

/**
 * A plan as its `plan.json` tells it, as far as reading the export back needs it; null where the text is no `plan.json`
 * of a version known here. What is in it is believed to be of the right shape only where it is looked at: a file from
 * elsewhere may hold anything.
 */
export function planFromFile(load: Load, text: string): PlanFromFile | null {
  const file = parse(text)
  if (!file) return null
  const { resources } = splitByKey(load, keySplits(file.settings)).load
  const indexOf = new Map(resources.map(({ id }, index) => [id, index]))
  const strangers: string[] = []
  const indexes = (id: unknown): number[] => {
    const index = typeof id === 'string' ? indexOf.get(id) : undefined
    if (index === undefined) strangers.push(String(id))
    return index === undefined ? [] : [index]
  }
  const described = new Map(list(file.resources).map(resource => [textOf(resource.id), resource]))
  const bundles = list(file.bundles).map((bundle): Bundle => {
    const placements = list(bundle.resources as unknown[], true).flatMap(id =>
      indexes(id).map(resource => {
        const known = described.get(String(id))
        return {
          resource,
          form: known?.form === 'json' ? ('json' as const) : ('text' as const),
          bytes: bytes(number(known?.bytes)),
          reasons: [],
        }
      }),
    )
    return {
      name: textOf(bundle.name),
      stage: textOf(bundle.stage) as Bundle['stage'],
      heading: textOf(bundle.heading),
      placements,
      bytes: bytes(number(bundle.bytes)),
      maxBytes: bundle.maxBytes === null ? null : bytes(number(bundle.maxBytes)),
      overLimit: bundle.overLimit === true,
      verb: bundle.verb === 'create' ? 'create' : 'apply',
      holdsSecrets: placements.some(({ resource }) => {
        const { group, kind } = resources[resource] ?? {}
        return group === '' && kind === 'Secret'
      }),
      dependsOn: [],
    }
  })
  const unparsed = list(file.resources).flatMap(({ id, unparsed: reason }) =>
    typeof reason === 'string' ? indexes(id).map(resource => ({ resource, reason: reason as never })) : [],
  )
  const { limits, ...given } = file.settings as PlanSettings
  const settings = {
    ...given,
    ...(limits === undefined ? {} : { limits: asClusterLimits(limits) }),
    name: textOf(file.name),
  }
  const excluded = list(file.resources).flatMap(resource => (resource.excluded === true ? indexes(resource.id) : []))
  return { plan: { ...nothingMore, settings, bundles, unparsed, excluded }, strangers }
}

function keySplits(settings: unknown): KeySplitChoice[] {
  const choices = isObject(settings) ? list(settings.keySplits) : []
  return choices.flatMap(({ resource, maxBytes }) =>
    typeof resource === 'string' && typeof maxBytes === 'number' ? [{ resource, maxBytes }] : [],
  )
}

/** What reading back looks at no further. */
const nothingMore = {
  stages: [],
  unplaced: [],
  withoutObject: [],
  filters: [],
  missing: [],
  optionalOutside: 0,
  owned: 0,
  loosened: [],
  broken: [],
  movesNotMade: [],
} as const satisfies Partial<Plan>

type Loose = Readonly<Record<string, unknown>>

function parse(text: string): (Loose & Partial<Record<keyof PlanFile, unknown>>) | null {
  try {
    const file: unknown = JSON.parse(text)
    const isPlan = isObject(file) && file.version === 1 && isObject(file.settings)
    return isPlan && appliers.some(({ id }) => id === (file.settings as Loose).target) ? file : null
  } catch {
    return null
  }
}

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function list(value: unknown): Loose[]
function list(value: unknown, any: true): unknown[]
function list(value: unknown, any = false): unknown[] {
  return Array.isArray(value) ? (any ? value : value.filter(isObject)) : []
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function number(value: unknown): number {
  return typeof value === 'number' && value >= 0 ? value : 0
}

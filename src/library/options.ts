import { bytes } from '../core/bytes'
import type { Encryption } from '../core/encoding'
import {
  type ApplierId,
  applierOf,
  appliers,
  appliersOn,
  type OptionValues,
  optionProblems,
  routesOf,
} from '../core/export'
import { type ClusterLimits, defaultCluster, type LimitId, limitPresets, limits, type PresetId } from '../core/limit'
import { isDnsLabel, longestPlanName } from '../core/object'
import { type FormatChoice, type PlanSettings, presets } from '../core/plan'
import { planOf } from '../core/question'
import { type TrimRuleId, trimRuleIds } from '../core/remedy'
import { type RouteId, routeOf, routes } from '../core/route'

/**
 * An option makes no sense; the message says which, and what it takes. The one error that the library throws for what
 * it is given.
 */
export class InvalidOption extends Error {
  override readonly name = 'InvalidOption'
}

/** The cluster that is asked about. */
export interface ClusterOptions {
  /** A kind of cluster, or limits of one's own in bytes over those of a preset; `kubernetes` where it is left out. */
  readonly limits?: PresetId | OwnLimits
  /** `ignore` and `warn` ask as `kubectl --validate=ignore` does: unknown fields are dropped and not refused. */
  readonly validate?: 'strict' | 'warn' | 'ignore'
}

/** Limits as a cluster has them. */
export interface OwnLimits {
  readonly preset?: PresetId
  /** Bytes by the id of a limit. */
  readonly own?: Readonly<Partial<Record<LimitId, number>>>
  /** The share of a limit over which what fits is called tight, over 0 and up to 1; 0.85 where it is left out. */
  readonly tightOver?: number
}

/** What `analyze` is asked. */
export interface AnalyzeOptions extends ClusterOptions {
  /**
   * How the cluster encrypts all values at rest; `keyName` is that of the key or of the KMS plugin, `key1` where it is
   * left out.
   */
  readonly encryption?: { readonly provider: Encryption['provider']; readonly keyName?: string }
}

/** What `split` is asked. */
export interface SplitOptions extends ClusterOptions {
  /** `crds-first` where it is left out. */
  readonly plan?: 'crds-first' | Exclude<PlanSettings['preset'], 'crds-apart'>
  /** For whom the bundles are written; else the first that goes by the route, else `kubectl`. */
  readonly export?: ApplierId
  /** The route by which they go in; else the first of the applier. */
  readonly route?: RouteId
  /** The applier's own options by name. */
  readonly options?: OptionValues
  /** `auto`: text, but JSON where only that fits. Else what the applier takes where nothing is said. */
  readonly format?: 'text' | 'json' | 'auto'
  /** The most bytes of a bundle. */
  readonly maxBytes?: number
  readonly maxResources?: number
  /**
   * Of the folder in the zip and of objects: at most 40 lower-case letters, digits and hyphens; `bundles` where it is
   * left out.
   */
  readonly name?: string
  /**
   * Patterns of what is wanted and of what is not: `kind:K`, `name:N`, `K/N`, `group:G`, `namespace:N`,
   * `label:KEY=VALUE`; `*` and `?` stand for any.
   */
  readonly include?: readonly string[]
  readonly exclude?: readonly string[]
}

/** What `compare` is asked. */
export interface CompareOptions extends ClusterOptions {
  /** The routes that are asked about; that of the plan, else `client-side-apply`, where it is left out. */
  readonly routes?: readonly RouteId[]
  /** A plan of the later input, of which the bundles are named that an upgrade has to apply again. */
  readonly plan?: Omit<SplitOptions, keyof ClusterOptions>
}

/** What `fix` and `explainErrors` are asked. */
export interface FixOptions extends ClusterOptions {
  /** `client-side-apply` where it is left out; for an error the route of the program that printed it. */
  readonly route?: RouteId
}

/** What `fix` is asked besides. */
export interface TrimOptions extends FixOptions {
  /**
   * Trims the descriptions of every CRD that is refused for its size, as little as fits: by the rule that loses the
   * fewest (`true`), or by this one. No other remedy is tried then.
   */
  readonly trim?: boolean | TrimRuleId
}

/** The rule that is asked for; `true`: the lightest, `false`: no trim. */
export function readTrim(trim: boolean | TrimRuleId): boolean | TrimRuleId {
  return typeof trim === 'boolean' ? trim : oneOf('trim', trim, trimRuleIds)
}

export function readCluster(options: ClusterOptions): ClusterLimits {
  const { limits: given, validate = 'strict' } = readObject('options', options)
  const cluster = given === undefined ? defaultCluster : readLimits(given)
  return oneOf('validate', validate, ['strict', 'warn', 'ignore']) === 'strict'
    ? cluster
    : { ...cluster, validate: 'ignore' }
}

function readLimits(given: PresetId | OwnLimits): ClusterLimits {
  const names = limitPresets.map(({ id }) => id)
  if (typeof given !== 'object' || given === null) return { ...defaultCluster, preset: oneOf('limits', given, names) }
  const { preset = defaultCluster.preset, own = {}, tightOver = defaultCluster.tightOver, ...strange } = given
  // A key that is not known would be a limit that is not judged by.
  for (const key of Object.keys(strange))
    throw new InvalidOption(`limits has no '${key}'; it takes preset, own and tightOver`)
  if (typeof tightOver !== 'number' || !(tightOver > 0 && tightOver <= 1)) {
    throw new InvalidOption('limits.tightOver takes a share over 0 and up to 1')
  }
  const ids = limits.map(({ id }) => id)
  const set = Object.entries(readObject('limits.own', own)).map(([id, max]) => [
    oneOf('limits.own', id, ids),
    bytes(positive(`limits.own['${id}']`, max)),
  ])
  return { preset: oneOf('limits.preset', preset, names), own: Object.fromEntries(set), tightOver }
}

export function readEncryption({ encryption }: AnalyzeOptions): Encryption | null {
  if (encryption === undefined) return null
  const { provider: asked, keyName = 'key1' } = readObject('encryption', encryption)
  const provider = oneOf('encryption.provider', asked, ['aescbc', 'aesgcm', 'secretbox', 'kms-v2'])
  if (typeof keyName !== 'string' || keyName === '') throw new InvalidOption('encryption.keyName takes a name')
  return { provider, keyName }
}

export function readRoute(route: string): RouteId {
  return oneOf(
    'route',
    route,
    routes.map(({ id }) => id),
  )
}

export function readPlan(given: SplitOptions, cluster: ClusterLimits): PlanSettings {
  const {
    name = 'bundles',
    options = {},
    include = [],
    exclude = [],
    maxBytes,
    maxResources,
    plan = 'crds-first',
  } = readObject('plan', given)
  const chosen = oneOf('plan', plan, ['crds-first', ...presets.filter(preset => preset !== 'crds-apart')])
  const route = given.route === undefined ? null : readRoute(given.route)
  const applier = applierOn(route, given.export)
  const form = given.format ?? applierOf(applier).format
  for (const [option, value] of Object.entries(readObject('options', options))) readText(`options.${option}`, value)
  for (const { code, name: option, wants } of optionProblems(applierOf(applier).options, options)) {
    if (code === 'value') throw new InvalidOption(`options.${option} takes ${wants}, not '${options[option]}'`)
    throw new InvalidOption(`${applier} has no option '${option}'${wants === '' ? '' : `; there are ${wants}`}`)
  }
  if (typeof name !== 'string' || !isDnsLabel(name, longestPlanName)) {
    throw new InvalidOption('name takes at most 40 lower-case letters, digits and hyphens')
  }
  const settings = planOf({
    route: route ?? routesOf(applier)[0],
    cluster,
    plan: {
      ...{ preset: chosen === 'crds-first' ? 'crds-apart' : chosen, applier, options, name },
      filter: { include: readPatterns('include', include), exclude: readPatterns('exclude', exclude) },
      form: oneOf<FormatChoice['form'] | 'auto'>('format', form, ['text', 'json', 'auto']),
      maxBytes: maxBytes === undefined ? null : bytes(positive('maxBytes', maxBytes)),
      maxResources: maxResources === undefined ? null : positive('maxResources', maxResources),
    },
  })
  if (!settings) throw new InvalidOption(`no bundles are written for ${route}`)
  return settings
}

function applierOn(route: RouteId | null, asked: string | undefined): ApplierId {
  const applier =
    asked === undefined
      ? null
      : oneOf(
          'export',
          asked,
          appliers.map(({ id }) => id),
        )
  if (route === null) return applier ?? 'kubectl'
  const on = appliersOn(route)
  const found = applier === null ? on[0] : on.find(id => id === applier)
  if (found) return found
  const reason =
    applier === null ? 'no bundles are written for it' : `${applier} goes by ${routesOf(applier).join(', ')}`
  throw new InvalidOption(`route ${routeOf(route).id}: ${reason}`)
}

function readPatterns(option: string, patterns: readonly string[]): readonly string[] {
  return readList(option, patterns).map(pattern => readText(`${option}: a pattern`, pattern))
}

/** The entries of what can be gone through; a text can, and is never meant. */
export function readList<T>(what: string, given: Iterable<T>): T[] {
  if (typeof given === 'object' && given !== null && Symbol.iterator in given) return [...given]
  throw new InvalidOption(`${what} takes a list`)
}

function readObject<T extends object>(what: string, given: T): T {
  if (typeof given === 'object' && given !== null) return given
  throw new InvalidOption(`${what} takes an object`)
}

export function readText(what: string, given: string): string {
  if (typeof given === 'string') return given
  throw new InvalidOption(`${what} takes a text`)
}

/** The value if it is one of the choices. */
function oneOf<T extends string>(option: string, value: unknown, choices: readonly T[]): T {
  const found = choices.find(choice => choice === value)
  if (found !== undefined) return found
  const given = typeof value === 'object' && value !== null ? 'an object' : `'${String(value)}'`
  throw new InvalidOption(`${option} takes ${choices.join(', ')}, not ${given}`)
}

function positive(option: string, value: unknown): number {
  if (!(Number.isSafeInteger(value) && Number(value) > 0))
    throw new InvalidOption(`${option} takes a whole number over 0, not '${String(value)}'`)
  return Number(value)
}

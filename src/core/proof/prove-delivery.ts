import { formatCount } from '../bytes'
import { applierOf, completeOptions, type OutputFile, type OutputSize, writerOf } from '../export'
import type { Plan } from '../plan'
import type { Load } from '../resource'
import type { Proof, ProofCheck, ProofCode } from './proof'

/** What is found of a bundle besides its name: the bytes that are really there; null: none. */
type Contents = readonly (Uint8Array | null)[]

/**
 * Whether each bundle has the bytes it is said to have, and no more than its limit. One that alone is over the limit is
 * over it.
 */
export function proveSizes({ bundles }: Plan, contents: Contents): ProofCheck {
  const failed = bundles.flatMap(({ name, maxBytes, bytes: stated }, index) => {
    const size = contents[index]?.length ?? -1
    return size === stated && size <= (maxBytes ?? Number.POSITIVE_INFINITY) ? [] : [name]
  })
  return checkOf('under-limit', bundles.length, failed)
}

/**
 * Whether the applier brings in each resource that kubectl would send: what it finds in a bundle that its own objects
 * name, and what the route does not refuse. What stays unparsed because this applier cannot take it is not brought in;
 * what a later document of the input overwrites is not missed.
 */
export function proveDelivery(load: Load, plan: Plan, files: readonly OutputFile[], contents: Contents): ProofCheck {
  const { target: applier, options } = plan.settings
  const input = { load, plan, options: completeOptions(applierOf(applier).options, options) }
  const named = writerOf(applier).named?.(input, new Map(files.map(file => [file.path, file]))) ?? null
  const refused = new Set(plan.settings.refused)
  const idOf = (resource: number): string => load.resources[resource]?.id ?? String(resource)
  const unparsed = plan.unparsed.filter(({ reason }) => !notSent.has(reason)).map(({ resource }) => idOf(resource))
  const placed = plan.bundles.flatMap(({ placements }) => placements)
  const left = plan.bundles.flatMap(({ name, placements }, index) => {
    const isThere = contents[index] !== null && (named === null || named.has(name))
    return placements.map(({ resource }) => idOf(resource)).filter(id => !isThere || refused.has(id))
  })
  return checkOf('delivered', placed.length + unparsed.length, [...left, ...unparsed])
}

/** Unparsed, and missed by nobody: kubectl sends none of them, or the last of several alone counts. */
const notSent: ReadonlySet<string> = new Set(['unreadable', 'refused', 'duplicate'])

/**
 * Whether what the applier makes of the bundles, such as the release Secret of a chart, is within the limit of that.
 */
export function proveCarriers(outputSizes: readonly OutputSize[]): ProofCheck {
  const failed = outputSizes.filter(({ bytes, max }) => bytes > max).map(({ of }) => of)
  return checkOf('carriers-under-limit', outputSizes.length, failed)
}

/**
 * Whether the files hold what came in, wherever it goes from there: the checks that compare, and not those of limits
 * and delivery.
 */
export function isEqualProof(checks: readonly ProofCheck[]): boolean {
  return checks.every(({ code, passed }) => passed || notOfContents.has(code))
}

const notOfContents: ReadonlySet<ProofCode> = new Set<ProofCode>(['under-limit', 'carriers-under-limit', 'delivered'])

function checkOf(code: ProofCode, of: number, failed: readonly string[]): ProofCheck {
  return { code, passed: failed.length === 0, of, held: of - failed.length, failed }
}

const shortfallWords: Partial<Record<ProofCode, string>> = {
  'under-limit': 'bundles within their limit',
  'carriers-under-limit': 'of what carries them within its limit',
  delivered: 'delivered',
}

/**
 * What of limits and delivery does not hold, for the sentence that says whether the contents are equal: "28 of 29
 * delivered".
 */
export function shortfalls({ checks, unread = [] }: Pick<Proof, 'checks' | 'unread'>): string[] {
  const short = checks.flatMap(({ code, passed, held, of }) => {
    const words = shortfallWords[code]
    return passed || words === undefined ? [] : [`${formatCount(held)} of ${formatCount(of)} ${words}`]
  })
  return unread.length > 0 ? [...short, 'not all of the input could be read'] : short
}

import { type Bytes, bytes } from '../core/bytes'
import {
  type ClusterLimits,
  defaultCluster,
  limitPresets,
  limits,
  namedPreset,
  presetWords,
  readSize,
} from '../core/limit'
import { shellArgument } from '../core/words'
import { Failure } from './command'
import { readText } from './read-text'
import { didYouMean } from './similar'
import type { Values } from './table/option'
import type { clusterOptions } from './table/shared-options'
import { WrongUsage } from './wrong-usage'

type ClusterWords = Partial<Values<typeof clusterOptions>>

/**
 * The cluster that is asked about, of `--limits`, and how it is asked, of `--validate`: `warn` takes what `ignore`
 * takes, and says so.
 */
export function readCluster({ limits, validate = 'strict' }: ClusterWords): ClusterLimits {
  const cluster = limits === undefined ? defaultCluster : readLimits(limits)
  return validate === 'strict' ? cluster : { ...cluster, validate: 'ignore' }
}

/** The same as words of a shell, each with a space before it. */
export function clusterWords({ limits, validate }: ClusterWords): string {
  const words = [
    ...(limits === undefined ? [] : [` --limits ${shellArgument(limits)}`]),
    ...(validate === undefined ? [] : [` --validate ${validate}`]),
  ]
  return words.join('')
}

/**
 * The limits of a cluster by the name of a preset, or from a JSON file: `{"preset", "own": {LIMIT: BYTES or a size with
 * its unit}, "tightOver"}`, each of them optional.
 */
export function readLimits(given: string): ClusterLimits {
  const preset = namedPreset(given)
  if (preset) return { ...defaultCluster, preset }
  const { preset: name = defaultCluster.preset, own = {}, tightOver = defaultCluster.tightOver } = parse(given)
  const known = typeof name === 'string' ? namedPreset(name) : null
  if (!known) throw new WrongUsage(`${given}: no preset '${name}'; there are ${presets()}`)
  if (!isObject(own)) throw new WrongUsage(`${given}: own takes limits and their bytes`)
  if (typeof tightOver !== 'number' || !(tightOver > 0 && tightOver <= 1)) {
    throw new WrongUsage(`${given}: tightOver takes a share over 0 and up to 1`)
  }
  const set = Object.entries(own).map(([id, max]) => {
    const limit = limits.find(candidate => candidate.id === id)
    const ids = limits.map(each => each.id)
    if (!limit) throw new WrongUsage(`${given}: no limit '${id}'${didYouMean(id, ids)}; plimsoll explain lists them`)
    const size = sizeOf(max)
    if (size === null) throw new WrongUsage(`${given}: ${id} takes a number of bytes, or a size such as "1.5 MiB"`)
    return [limit.id, size]
  })
  return { preset: known, own: Object.fromEntries(set), tightOver }
}

function sizeOf(given: unknown): Bytes | null {
  if (typeof given === 'string') return readSize(given)
  return Number.isSafeInteger(given) && Number(given) >= 1 ? bytes(Number(given)) : null
}

const keys: readonly string[] = ['preset', 'own', 'tightOver'] satisfies (keyof ClusterLimits)[]

/** A key that is not known would be a limit that is not judged by. */
function parse(file: string): Partial<Record<keyof ClusterLimits, unknown>> {
  const content = readJson(file)
  if (!isObject(content)) throw new WrongUsage(`${file} holds no JSON object`)
  const strange = Object.keys(content).find(key => !keys.includes(key))
  if (strange === undefined) return content
  throw new WrongUsage(`${file}: no key '${strange}'${didYouMean(strange, keys)}; it may hold ${keys.join(', ')}`)
}

function isObject(content: unknown): content is object {
  return typeof content === 'object' && content !== null && !Array.isArray(content)
}

function readJson(file: string): unknown {
  try {
    // Some editors begin a file with a byte order mark.
    return JSON.parse(readText(file).replace(/^\ufeff/, ''))
  } catch (error) {
    // A file that is there and cannot be read is no wrong call.
    if (error instanceof Failure && error.status === 3) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new WrongUsage(
      `--limits takes ${presets()} or a JSON file; '${file}' is neither: ${reason}${didYouMean(file, presetWords)}`,
    )
  }
}

function presets(): string {
  return limitPresets.map(({ id }) => id).join(', ')
}

import { analyze, verdictRows } from '../analysis'
import { bytes } from '../bytes'
import {
  type CustomResourceType,
  customResourceType,
  etcdRequest,
  firstWrite,
  measureWrites,
  update,
} from '../encoding'
import { type ClusterLimits, defaultCluster } from '../limit'
import { createValueReader, loadResources } from '../resource'
import type { Verdict } from '../verdict'
import { sharedFixture, sharedFixtureJson } from './shared-fixtures'

/** The three ways in which kubectl writes a new object. */
export const operations = ['create', 'clientSideApply', 'serverSideApply'] as const
export type Operation = (typeof operations)[number]

/**
 * What a live server did with one input, as the fixtures of `apiserver` hold it. Objects stand in the order of the
 * input.
 */
export interface ServerCase {
  readonly input: string
  /** The text; where it is missing, `input` names a file of the shared folder. */
  readonly yaml?: string
  /** Options beside kubectl's own defaults, such as `--validate=ignore`. */
  readonly flags?: string
  readonly objects: readonly ServerObject[]
  readonly terminal?: { readonly [operation in Operation]?: { readonly exit: number; readonly stderr: string } }
}

export interface ServerObject {
  readonly id: string
  readonly apiVersion: string
  readonly kind: string
  readonly ways: { readonly [operation in Operation]?: ServerWrite }
}

export interface ServerWrite {
  readonly refused?: true
  readonly key?: string
  /** Bytes at the first revision of the key. */
  readonly value?: number
  /** Bytes of the `TxnRequest`; null where none was seen. */
  readonly transaction?: number | null
  readonly managedFields?: number
  readonly lastApplied?: number
  readonly fieldsV1?: readonly string[]
  /** The value after the last revision that was seen. */
  readonly later?: { readonly value: number }
  /** What the server drew by lot. */
  readonly random?: { readonly clusterIP?: string | null }
}

export function serverCases(file: 'written' | 'public'): readonly ServerCase[] {
  return sharedFixtureJson<{ cases: ServerCase[] }>(`apiserver/${file}.json`).cases
}

/** One object that went in one operation: what the server did and what we say, in bytes. */
export interface Comparison {
  readonly input: string
  readonly object: ServerObject
  readonly operation: Operation
  readonly real: Sizes
  /** Null where we say that nothing is kept. */
  readonly ours: OurSizes | null
  readonly fieldsV1: readonly string[]
}

interface Sizes {
  readonly value: number
  readonly transaction: number | null
  readonly managedFields: number
}

interface OurSizes extends Sizes {
  readonly known: string
  readonly lines: readonly string[]
  /** The transaction of a later write of the same value. */
  readonly update: number
  /** What controllers add to a CRD a moment later. */
  readonly reserve: number
}

/** Measures every object of an input and puts it beside what the server did where it took it. */
export function compareCase(given: ServerCase): Comparison[] {
  const { load, values, types } = loadCase(given)
  return given.objects.flatMap((object, index) => {
    const resource = load.resources[index]
    const value = values[index]
    if (!resource || !value) throw new Error(`${given.input}: ${object.id} cannot be read`)
    const customResource = types.get(`${resource.group}/${resource.kind}`) ?? null
    const { measured } = measureWrites(value, { scope: resource.scope, customResource, encryption: null }, bytes(0))
    return operations.flatMap((operation): Comparison[] => {
      const write = object.ways[operation]
      if (write?.value === undefined) return []
      const lot = drawnByLot(write)
      const ours = measured.etcdValues[operation]
      const line = ours?.lines.find(({ id }) => id === 'managedFields')
      const { keyBytes, leaseBytes } = measured
      return [
        {
          input: given.input,
          object,
          operation,
          real: {
            value: write.value - lot,
            transaction: write.transaction == null ? null : write.transaction - lot,
            managedFields: write.managedFields ?? 0,
          },
          ours: ours && {
            value: ours.bytes,
            transaction: etcdRequest(firstWrite(operation), keyBytes, ours.bytes, leaseBytes).transaction,
            managedFields: line?.bytes ?? 0,
            update: etcdRequest(update, keyBytes, ours.bytes, leaseBytes).transaction,
            reserve: ours.reserve.reduce((sum, each) => sum + each.bytes, 0),
            known: ours.known,
            lines: ours.lines.map(({ id, bytes }) => `${id} ${bytes}`),
          },
          fieldsV1: write.fieldsV1 ?? [],
        },
      ]
    })
  })
}

/** One object refused or taken one operation: the server's answer and ours. */
export interface RefusalComparison {
  readonly input: string
  readonly object: ServerObject
  readonly operation: Operation
  readonly isRefused: boolean
  /** What the terminal showed, where that is of this object alone. */
  readonly text: string | null
  readonly ours: Verdict
}

/** The verdicts on an input beside what the server said. */
export function compareRefusals(given: ServerCase): RefusalComparison[] {
  const source = { name: `${given.input.split('/').at(-1)}.yaml`, bytes: bytesOf(given) }
  const { analysis } = analyze([source])
  const cluster: ClusterLimits =
    given.flags === '--validate=ignore' ? { ...defaultCluster, validate: 'ignore' } : defaultCluster
  const rows = [...verdictRows({ ...analysis, carried: {} }, cluster)]
  return operations.flatMap(operation => {
    const terminal = given.terminal?.[operation]
    return given.objects.flatMap((object, index): RefusalComparison[] => {
      const id = analysis.resources[index]?.id
      const ours = rows.find(row => row.resource === id && row.route === routes[operation])
      const write = object.ways[operation]
      if (!ours || !write) return []
      const isTold = terminal && terminal.exit !== 0 && given.objects.length === 1
      const text = isTold ? terminal.stderr : null
      return [{ input: given.input, object, operation, isRefused: write.refused === true, text, ours }]
    })
  })
}

const routes = { create: 'create', clientSideApply: 'client-side-apply', serverSideApply: 'server-side-apply' } as const

function bytesOf(given: ServerCase): Uint8Array {
  return given.yaml === undefined
    ? sharedFixture(given.input.replace('shared/fixtures/', ''))
    : new TextEncoder().encode(given.yaml)
}

function loadCase(given: ServerCase) {
  const load = loadResources([{ name: given.input, bytes: bytesOf(given) }])
  const values = load.resources.map(createValueReader(load))
  const types = new Map<string, CustomResourceType>()
  for (const value of values) {
    const type = value && customResourceType(value)
    if (type) types.set(`${type.group}/${type.kind}`, type)
  }
  return { load, values, types }
}

/** Bytes by which the address that the server drew is longer than the one we take, in `clusterIP` and `clusterIPs`. */
function drawnByLot({ random }: ServerWrite): number {
  return random?.clusterIP ? 2 * (random.clusterIP.length - '10.96.100.100'.length) : 0
}

/** Whether value and transaction are right to the byte. */
export function isRight({ real, ours }: Comparison): boolean {
  return ours !== null && ours.value === real.value && (real.transaction ?? ours.transaction) === ours.transaction
}

/** What differs, for a person to read. */
export function difference({ input, object, operation, real, ours, fieldsV1 }: Comparison): string {
  const head = `${input}  ${object.kind} ${object.id.split('/').at(-1)}  ${operation}`
  if (ours === null) return `${head}: kept ${real.value}, we say that nothing is kept`
  const owned = real.managedFields - ours.managedFields
  const whole = real.value - ours.value
  const around = (real.transaction ?? ours.transaction ?? 0) - (ours.transaction ?? 0)
  return [
    `${head}: value ${real.value} ours ${ours.value} (${signed(whole)}, of it managedFields ${signed(owned)}), transaction ${signed(around)}`,
    `    ${ours.lines.join(', ')}`,
    ...(owned === 0 ? [] : fieldsV1.map(text => `    ${text}`)),
  ].join('\n')
}

function signed(bytes: number): string {
  return bytes > 0 ? `+${bytes}` : String(bytes)
}

/** `right/all` by group of inputs and operation, as lines of text. */
export function tableOf(comparisons: readonly Comparison[]): string {
  const groups = [...new Set(comparisons.map(groupOf)), null]
  return groups
    .map(group => {
      const cells = operations.map(operation => {
        const all = comparisons.filter(
          each => each.operation === operation && (group === null || groupOf(each) === group),
        )
        return `${all.filter(isRight).length}/${all.length}`.padStart(16)
      })
      return (group ?? 'all').padEnd(16) + cells.join('')
    })
    .join('\n')
}

function groupOf({ input }: Comparison): string {
  return input.split('/')[1] ?? input
}

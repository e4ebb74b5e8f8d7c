import { type Bytes, bytes } from '../bytes'
import {
  type CustomResourceType,
  customResourceType,
  type Encryption,
  type Measured,
  type MeasuredWrites,
  measure,
  measureUnreadable,
  measureWrites,
} from '../encoding'
import type { ClusterLimits } from '../limit'
import type { Mapping } from '../manifest'
import { createValueReader, type Draft, type Load, type Resource, type Scope, type Unit } from '../resource'
import type { SizedResource } from '../route'
import { sizeKeptLater } from '../verdict'
import { type LaterRefusal, laterRefusals } from './later-refusals'

/**
 * What is kept of a measured unit: numbers and findings. The lines of its values in etcd are computed again for those
 * who ask.
 */
export interface MeasuredResource extends Pick<Measured, 'sizes' | 'known' | 'findings' | 'answers'> {
  /** What is refused later, by another component. */
  readonly later: readonly LaterRefusal[]
  /** Custom resource: its CRD, where the input has it. */
  readonly definition: SizedResource | null
}

/** What was measured, by unit; a unit lives as long as the bytes of its document stay the same. */
export type MeasuredBefore = WeakMap<
  Unit,
  {
    readonly measurement: MeasuredResource
    readonly type: Type | null
    readonly scope: Scope
    readonly defines: Type | null
  }
>

type Type = CustomResourceType & { readonly scope: Scope; readonly definition: SizedResource }

/** Measures resources while their values are at hand. */
export interface Measurer {
  /** Called for every resource that is read, in input order. */
  readonly measure: (draft: Draft, value: Mapping | null) => void
  /** Called in its place for a resource whose unit was measured before. */
  readonly keep: (draft: Draft) => void
  /** All of them, once everything is read. */
  settle(load: Load): MeasuredResource[]
  /**
   * The definitions of the whole input were measured: of one that stands twice the last counts, also for what comes
   * before.
   */
  knowAll(): void
  /**
   * Measures one again, as it is or changed; null where it cannot be read. Resources of one document in a row cost one
   * reading of it.
   */
  again(load: Load): (resource: Resource, change?: (value: Mapping) => Mapping) => MeasuredWrites | null
}

/**
 * A custom resource is measured as its CRD says: the scope decides on its namespace, the schema on defaults and dropped
 * fields. One that stands before its CRD is measured as if there were none, and again when all CRDs are known: values
 * are not kept for it. `measuredBefore` may be those of an earlier input, measured under the same encryption.
 * `verdictsIn`: nothing is asked but verdicts in this cluster.
 */
export function createMeasurer(
  encryption: Encryption | null,
  measuredBefore: MeasuredBefore,
  verdictsIn?: ClusterLimits,
): Measurer {
  const etcdFrom = verdictsIn && etcdMattersFrom(verdictsIn)
  const types = new Map<string, Type>()
  let allKnown = false

  return {
    measure({ unit, identity, builtInScope, provides }, value) {
      const source = sourceBytes(unit)
      if (value === null) {
        const measurement = measurementOf(measureUnreadable(source), null, [])
        measuredBefore.set(unit, { measurement, type: null, scope: builtInScope ?? 'namespaced', defines: null })
        return
      }
      const type = builtInScope ? null : (types.get(`${identity.group}/${identity.kind}`) ?? null)
      const scope = builtInScope ?? type?.scope ?? 'namespaced'
      const measured = measure(value, { scope, customResource: type, encryption, etcdFrom }, source)
      const measurement = measurementOf(measured, type, laterRefusals(value, measured.sizes.json ?? 0))
      const defined = provides?.type === 'crd' ? customResourceType(value) : null
      const defines =
        defined && provides?.type === 'crd'
          ? { ...defined, scope: provides.scope, definition: definitionOf(identity, measurement) }
          : null
      define(defines)
      measuredBefore.set(unit, { measurement, type, scope, defines })
    },

    keep({ unit }) {
      define(measuredBefore.get(unit)?.defines ?? null)
    },

    settle(load) {
      const again = measureAgain(load)
      const units = load.units.flatMap(documents => documents.flatMap(document => document.units))
      return load.resources.map((resource, index) => {
        const unit = units[index]
        const kept = unit && measuredBefore.get(unit)
        if (!unit || !kept) throw new RangeError(`${resource.id} was not weighed`)
        const type = typeOf(resource)
        // A definition without a version to store gives a scope and no type.
        if (kept.type === type && kept.scope === resource.scope) return kept.measurement
        const measured = again(resource)?.measured
        const measurement = measured ? measurementOf(measured, type, kept.measurement.later) : kept.measurement
        measuredBefore.set(unit, { ...kept, measurement, type, scope: resource.scope })
        return measurement
      })
    },

    knowAll() {
      allKnown = true
    },

    again: measureAgain,
  }

  function define(type: Type | null): void {
    if (type && !allKnown) types.set(`${type.group}/${type.kind}`, type)
  }

  function typeOf({ group, kind, scopeAssumed }: Resource): Type | null {
    return scopeAssumed ? null : (types.get(`${group}/${kind}`) ?? null)
  }

  function measureAgain(load: Load): ReturnType<Measurer['again']> {
    const read = createValueReader(load)
    return (resource, change = same) => {
      const given = read(resource)
      const value = given && change(given)
      const source = bytes(resource.range.end - resource.range.start)
      const context = { scope: resource.scope, customResource: typeOf(resource), encryption, etcdFrom }
      return value && measureWrites(value, context, source)
    }
  }
}

/** A request that is smaller is neither refused by etcd nor tight there, whatever an applier adds to the object. */
function etcdMattersFrom(cluster: ClusterLimits): number {
  return cluster.tightOver * sizeKeptLater(cluster) - addedAtMost
}

/** Annotations and names of managers that routes count: a few hundred bytes. */
const addedAtMost = 4096

function sourceBytes({ range }: Unit): Bytes {
  return bytes(range.end - range.start)
}

function definitionOf(
  { kind, name }: Pick<SizedResource, 'kind' | 'name'>,
  { answers, sizes }: MeasuredResource,
): SizedResource {
  return { kind, name, ...(answers ? { answers } : {}), sizes: { ...sizes, gzip: null } }
}

function measurementOf(
  { sizes, known, findings, answers }: Measured,
  type: Type | null,
  later: MeasuredResource['later'],
): MeasuredResource {
  return { sizes, known, findings, answers, later, definition: type?.definition ?? null }
}

function same(value: Mapping): Mapping {
  return value
}

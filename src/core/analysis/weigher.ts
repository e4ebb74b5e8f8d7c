import { bytes } from '../bytes'
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
import type { Mapping } from '../manifest'
import { createValueReader, type Draft, type Load, type Resource, type Scope } from '../resource'

/** Weighs resources while their values are at hand. */
export interface Weigher {
  /** Called for every resource in input order. */
  readonly weigh: (draft: Draft, value: Mapping | null) => void
  /** All of them, once everything is read. */
  settle(load: Load): Measured[]
  /** Weighs one again, as it is or changed; null where it cannot be read. Resources of one document in a row cost one reading of it. */
  again(load: Load): (resource: Resource, change?: (value: Mapping) => Mapping) => MeasuredWrites | null
}

/**
 * A custom resource weighs what its CRD says: the scope decides on its namespace, the schema on defaults and dropped fields. One that
 * stands before its CRD is weighed as if there were none, and again when all CRDs are known: values are not kept for it.
 */
export function createWeigher(encryption: Encryption | null): Weigher {
  const types = new Map<string, CustomResourceType & { readonly scope: Scope }>()
  const weighed: { measured: Measured; type: CustomResourceType | null }[] = []

  return {
    weigh({ range, identity, builtInScope, provides }, value) {
      const source = bytes(range.end - range.start)
      if (value === null) {
        weighed.push({ measured: measureUnreadable(source), type: null })
        return
      }
      if (provides?.type === 'crd') {
        const defined = customResourceType(value)
        if (defined) types.set(`${defined.group}/${defined.kind}`, { ...defined, scope: provides.scope })
      }
      const type = builtInScope ? null : (types.get(`${identity.group}/${identity.kind}`) ?? null)
      const scope = builtInScope ?? type?.scope ?? 'namespaced'
      weighed.push({ measured: measure(value, { scope, customResource: type, encryption }, source), type })
    },

    settle(load) {
      const again = weighAgain(load)
      return load.resources.map((resource, index) => {
        const { measured, type } = weighed[index] ?? { measured: measureUnreadable(bytes(0)), type: null }
        return type === typeOf(resource) ? measured : (again(resource)?.measured ?? measured)
      })
    },

    again: weighAgain,
  }

  function typeOf({ group, kind, scopeAssumed }: Resource): CustomResourceType | null {
    return scopeAssumed ? null : (types.get(`${group}/${kind}`) ?? null)
  }

  function weighAgain(load: Load): ReturnType<Weigher['again']> {
    const read = createValueReader(load)
    return (resource, change = same) => {
      const given = read(resource)
      const value = given && change(given)
      const source = bytes(resource.range.end - resource.range.start)
      const context = { scope: resource.scope, customResource: typeOf(resource), encryption }
      return value && measureWrites(value, context, source)
    }
  }
}

function same(value: Mapping): Mapping {
  return value
}

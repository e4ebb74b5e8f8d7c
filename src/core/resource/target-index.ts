import type { Pointer } from './pointers'
import type { Resource } from './resource'

/** Resources by group, kind and name, for what points at them. */
export class TargetIndex {
  readonly #resources: readonly Resource[]
  readonly #namespaces: readonly (string | null)[]
  readonly #byName = new Map<string, number[]>()

  /** `namespaces`: of each resource as written; may still grow. */
  constructor(resources: readonly Resource[], namespaces: readonly (string | null)[]) {
    this.#resources = resources
    this.#namespaces = namespaces
  }

  /** `kind`: `group/Kind`. */
  add(kind: string, name: string, index: number): void {
    const key = `${kind}/${name}`
    const others = this.#byName.get(key)
    if (others) others.push(index)
    else this.#byName.set(key, [index])
  }

  /** The first of that name, in whatever namespace. */
  first(kind: string, name: string): number | undefined {
    return this.#byName.get(`${kind}/${name}`)?.[0]
  }

  /** The one in that namespace; else the first where either side leaves its namespace to the apply. */
  find({ to, name, namespace }: Pick<Pointer, 'to' | 'name' | 'namespace'>): number | null {
    let loosely: number | null = null
    for (const index of this.#byName.get(`${to}/${name}`) ?? []) {
      const own = this.#namespaces[index] ?? null
      if (this.#resources[index]?.scope === 'cluster' || own === namespace) return index
      if (loosely === null && (own === null || namespace === null)) loosely = index
    }
    return loosely
  }
}

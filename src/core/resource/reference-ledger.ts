import { clusterKinds } from './cluster-kinds'
import { isKnownTarget } from './known-targets'
import type { MissingTarget, Reference, ReferenceField, ReferenceStrength } from './reference'

/** Edges and missing targets as they are found, each once with the strongest that was said of it. */
export class ReferenceLedger {
  readonly #edges = new Map<string, Reference>()
  readonly #missing = new Map<string, Omit<MissingTarget, 'neededBy'> & { neededBy: number[] }>()

  /** One edge for two resources: the strongest of what leads from the one to the other. */
  addEdge(from: number, to: number, field: ReferenceField, path: string, strength: ReferenceStrength): void {
    if (from === to) return
    const key = `${from} ${to}`
    const before = this.#edges.get(key)
    if (!before || rank(strength) > rank(before.strength)) this.#edges.set(key, { from, to, field, path, strength })
  }

  /** Something that is not in the input; nothing where every cluster has it. `to`: `group/Kind`. */
  miss(from: number, to: string, name: string, namespace: string | null, strength: ReferenceStrength): void {
    if (isKnownTarget(to, name, namespace)) return
    const [group = '', kind = ''] = to.split('/')
    const inNamespace = clusterKinds.has(to) ? null : namespace
    const key = `${to}/${inNamespace ?? ''}/${name}`
    const before = this.#missing.get(key)
    if (!before) {
      this.#missing.set(key, { group, kind, name, namespace: inNamespace, strength, neededBy: [from] })
      return
    }
    before.neededBy.push(from)
    if (rank(strength) > rank(before.strength)) this.#missing.set(key, { ...before, strength })
  }

  /** What was added so far; adding does not change it. */
  get edges(): readonly Reference[] {
    return [...this.#edges.values()]
  }

  get missing(): MissingTarget[] {
    return [...this.#missing.values()].map(missing => ({
      ...missing,
      neededBy: [...new Set(missing.neededBy)].sort((a, b) => a - b),
    }))
  }
}

function rank(strength: ReferenceStrength): number {
  return { soft: 0, ready: 1, hard: 2 }[strength]
}

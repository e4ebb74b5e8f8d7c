import { jsonSize, storedSize } from '../encoding'
import { isMapping, type Mapping } from '../manifest'
import { groupOf, listAt, mappingAt } from '../object'
import { type RewriteId, rewriteValue } from '../remedy'
import { createValueReader } from '../resource'
import { hiddenWord, isPlainName, isSecretObject } from '../secret'
import type { AnalyzedInput } from './analyze'

/** Resources that share a kind or a namespace, or what one manager owns in all of them. */
export interface TopGroup {
  readonly name: string
  /** Of a manager: its entries. */
  readonly count: number
  readonly bytes: number
}

/** What `plimsoll top --json` writes: what the objects of a cluster take in etcd, as they are given. */
export interface Top {
  readonly version: 1
  /** Resources that could be measured, and those that could not. */
  readonly resources: number
  readonly unmeasured: number
  /** Bytes of all values in etcd, and whether one of them is an estimate. */
  readonly bytes: number
  readonly estimated: boolean
  /** How many of these bytes are `metadata.managedFields`, and in how many resources. */
  readonly managedFields: { readonly bytes: number; readonly resources: number }
  /** How many are the copies that `kubectl apply` keeps in an annotation. */
  readonly lastApplied: { readonly bytes: number; readonly resources: number }
  /** What is left of them without either. */
  readonly cleaned: number
  /** By kind, `Deployment.apps`; by namespace, empty for what stands in none; the largest first. */
  readonly kinds: readonly TopGroup[]
  readonly namespaces: readonly TopGroup[]
  /** By the manager of an entry of managedFields; its share is by JSON, and so about right. */
  readonly managers: readonly TopGroup[]
  /** The largest resources. */
  readonly largest: readonly { readonly resource: string; readonly bytes: number }[]
}

/** So many of the largest resources are named. */
const mostNamed = 100

/**
 * What an input takes in etcd, of objects as a cluster has them (`kubectl get -o yaml --show-managed-fields`): with
 * their status, their managedFields and the copies in their annotations. Values only; keys and etcd's own are not
 * counted.
 */
export function topOf({ analysis, load }: Pick<AnalyzedInput, 'analysis' | 'load'>): Top {
  const read = createValueReader(load)
  const [kinds, namespaces, managers] = [new Groups(), new Groups(), new Groups()]
  const managed = { bytes: 0, resources: 0 }
  const copied = { bytes: 0, resources: 0 }
  const sizes: { resource: string; bytes: number }[] = []
  let cleaned = 0
  for (const [index, { id, kind, apiVersion, namespace, bytes }] of analysis.resources.entries()) {
    const resource = load.resources[index]
    if (bytes.stored === null || !resource) continue
    const stored = bytes.stored
    sizes.push({ resource: id, bytes: stored })
    const group = groupOf(apiVersion)
    kinds.add(group === '' ? (kind ?? '') : `${kind ?? ''}.${group}`, stored)
    namespaces.add(namespace ?? '', stored)
    const value = read(resource)
    const without = (chosen: readonly RewriteId[]): number =>
      value === null ? stored : storedSize(rewriteValue(value, resource, chosen)).bytes
    const entries = value === null ? [] : listAt(mappingAt(value, 'metadata'), 'managedFields').filter(isMapping)
    const hasCopy = value !== null && mappingAt(mappingAt(value, 'metadata'), 'annotations').has(lastApplied)
    const ofManagers = entries.length > 0 ? stored - without(['drop-managed-fields']) : 0
    const ofCopy = hasCopy ? stored - without(['drop-last-applied']) : 0
    if (entries.length > 0) managed.resources++
    if (hasCopy) copied.resources++
    managed.bytes += ofManagers
    copied.bytes += ofCopy
    if (value) shareOut(ofManagers, entries, isSecretObject(value), managers)
    // What both take out together may differ by a byte of a length before them.
    cleaned +=
      hasCopy && entries.length > 0
        ? without(['drop-managed-fields', 'drop-last-applied'])
        : stored - ofManagers - ofCopy
  }
  return {
    version: 1,
    resources: sizes.length,
    unmeasured: analysis.resources.length - sizes.length,
    bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
    estimated: analysis.resources.some(({ known, bytes }) => bytes.stored !== null && known.stored === 'estimate'),
    managedFields: managed,
    lastApplied: copied,
    cleaned,
    ...{ kinds: kinds.largestFirst(), namespaces: namespaces.largestFirst(), managers: managers.largestFirst() },
    largest: sizes.toSorted((a, b) => b.bytes - a.bytes).slice(0, mostNamed),
  }
}

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration'

/** The bytes of managedFields among their managers, by the JSON of their entries. */
function shareOut(bytes: number, entries: readonly Mapping[], isSecret: boolean, managers: Groups): void {
  const sizes = entries.map(entry => jsonSize(entry))
  const all = sizes.reduce((sum, size) => sum + size, 0)
  for (const [index, entry] of entries.entries()) {
    const name = entry.get('manager')
    const said = typeof name === 'string' ? name : ''
    managers.add(isSecret && !isPlainName(said) ? hiddenWord : said, Math.round((bytes * (sizes[index] ?? 0)) / all))
  }
}

class Groups {
  readonly #groups = new Map<string, { count: number; bytes: number }>()

  add(name: string, bytes: number): void {
    const group = this.#groups.get(name)
    if (!group) this.#groups.set(name, { count: 1, bytes })
    else {
      group.count++
      group.bytes += bytes
    }
  }

  largestFirst(): TopGroup[] {
    return [...this.#groups].map(([name, group]) => ({ name, ...group })).sort((a, b) => b.bytes - a.bytes)
  }
}

import { utf8Length } from '../bytes'
import { jsonDocument } from '../encoding'
import { isMapping, type Mapping, type Value } from '../manifest'
import { holdsKeys } from '../object'
import { createValueReader, findReferences, type Load, loadResources, type Resource } from '../resource'
import { isDataKey } from '../secret'
import { findUnsafeUses, type UnsafeUse } from './find-unsafe-uses'
import { rewriteUses } from './rewrite-uses'

/** A ConfigMap or Secret that is to become several, each with some of its keys and at most `maxBytes` of values. */
export interface KeySplitChoice {
  /** Id of the resource. */
  readonly resource: string
  readonly maxBytes: number
}

/** One of the objects that hold the keys. The first keeps the name. */
export interface KeyPart {
  readonly name: string
  readonly keys: readonly string[]
}

/** What became of a choice: the parts and every place that was rewritten, or why nothing was done. */
export interface KeySplit {
  readonly resource: string
  /** Empty where it was not split. */
  readonly parts: readonly KeyPart[]
  /** Ids and fields of the resources that now name the parts. */
  readonly rewritten: readonly { readonly resource: string; readonly path: string }[]
  readonly unsafe: readonly UnsafeUse[]
}

/**
 * A load in which the chosen resources are split, and what was done. Resources keep their indexes; the new ones stand
 * behind them.
 */
export interface SplitLoad {
  readonly load: Load
  readonly splits: readonly KeySplit[]
}

/**
 * Splits ConfigMaps and Secrets by key. Pods that mount one get a projected volume of all parts, which holds the same
 * files; a single variable is taken from the part that has its key. Where anything names the object in a way that
 * cannot be followed (`findUnsafeUses`), it stays whole, as does one that stands twice.
 */
export function splitByKey(load: Load, choices: readonly KeySplitChoice[]): SplitLoad {
  if (choices.length === 0) return { load, splits: [] }
  const read = createValueReader(load)
  const replaced = new Map<string, Mapping>()
  const added: Mapping[] = []
  const names = new Set(load.resources.map(({ group, kind, name }) => `${group}/${kind}/${name}`))
  const splits = choices.map(({ resource: id, maxBytes }): KeySplit => {
    const index = load.resources.findIndex(resource => resource.id === id)
    const resource = load.resources[index]
    const value = resource && read(resource)
    const refused = (because: UnsafeUse['because']): KeySplit => ({
      ...{ resource: id, parts: [], rewritten: [] },
      unsafe: [{ resource: id, path: '', because }],
    })
    if (!resource || !value || !isSplittable(resource)) return refused('not-splittable')
    if (load.resources.some(other => other !== resource && isSameObject(other, resource)))
      return refused('stands-twice')
    if (value.get('immutable') === true) return refused('immutable')
    if (resource.kind === 'Secret' && (value.get('type') ?? 'Opaque') !== 'Opaque') return refused('typed-secret')
    // Keys are named in the plan.
    if (resource.isSecret && !hasPlainKeys(value)) return refused('not-splittable')
    const groups = packKeys(value, maxBytes)
    if (groups.length < 2) return refused('one-part')
    const parts = groups.map((keys, part) => ({ name: partName(resource, part, names), keys }))
    const current = (other: Resource): Mapping | null => replaced.get(other.id) ?? read(other)
    const unsafe = findUnsafeUses(load, findReferences(load), index, current)
    if (unsafe.length > 0) return { resource: id, parts: [], rewritten: [], unsafe }

    const uses = rewriteUses(load, resource, parts, current)
    for (const [other, rewritten] of uses.values) replaced.set(other, rewritten)
    for (const [part, { name, keys }] of parts.entries()) {
      const object = partOf(value, name, new Set(keys))
      if (part === 0) replaced.set(id, object)
      else added.push(object)
    }
    return { resource: id, parts, rewritten: uses.places, unsafe: [] }
  })
  return { load: withParts(load, replaced, added), splits }
}

const dataFields = ['data', 'binaryData', 'stringData'] as const

function isSplittable(resource: Resource): boolean {
  return holdsKeys(resource) && resource.name !== null
}

function isSameObject(a: Resource, b: Resource): boolean {
  return a.name === b.name && a.kind === b.kind && a.group === b.group && a.namespace === b.namespace
}

function hasPlainKeys(value: Mapping): boolean {
  return dataFields.every(field => {
    const data = value.get(field)
    return !isMapping(data) || [...data].every(([key, text]) => isDataKey(key) && text !== null)
  })
}

/** Keys in their order, as many together as `max` bytes of values allow. */
function packKeys(value: Mapping, max: number): string[][] {
  return packSizes(keySizes(value), max)
}

/** Bytes of the values as written, by key. */
function keySizes(value: Mapping): Map<string, number> {
  const sizes = new Map<string, number>()
  for (const field of dataFields) {
    const data = value.get(field)
    if (!isMapping(data)) continue
    for (const [key, text] of data)
      sizes.set(key, (sizes.get(key) ?? 0) + (typeof text === 'string' ? utf8Length(text) : 0))
  }
  return sizes
}

function packSizes(sizes: ReadonlyMap<string, number>, max: number): string[][] {
  const groups: string[][] = []
  let open: string[] = []
  let size = 0
  for (const [key, bytes] of sizes) {
    if (open.length === 0 || size + bytes > max) {
      open = []
      size = 0
      groups.push(open)
    }
    open.push(key)
    size += bytes
  }
  return groups
}

/**
 * The object in at most so many parts, none larger than it must be, and the `maxBytes` of a choice that gives the same
 * parts.
 */
export function evenParts(value: Mapping, count: number): { parts: Mapping[]; maxBytes: number } {
  const sizes = keySizes(value)
  let [low, high] = [Math.max(1, ...sizes.values()), [...sizes.values()].reduce((sum, size) => sum + size, 1)]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (packSizes(sizes, middle).length <= count) high = middle
    else low = middle + 1
  }
  // The name of a part is a few characters longer: `-2`, `-10`.
  const name = (part: number): string => `${nameIn(value)}${part === 0 ? '' : `-${part + 1}`}`
  const parts = packSizes(sizes, low).map((keys, part) => partOf(value, name(part), new Set(keys)))
  return { parts, maxBytes: low }
}

function nameIn(value: Mapping): string {
  const metadata = value.get('metadata')
  const name = isMapping(metadata) ? metadata.get('name') : null
  return typeof name === 'string' ? name : ''
}

/** Why a resource cannot be split by key at all, and every use that a split would break; empty where it can be. */
export function unsafeToSplit(load: Load, index: number): readonly UnsafeUse[] {
  const id = load.resources[index]?.id ?? ''
  return splitByKey(load, [{ resource: id, maxBytes: 1 }]).splits[0]?.unsafe ?? []
}

function partName({ group, kind, name }: Resource, part: number, taken: Set<string>): string {
  if (part === 0) return name ?? ''
  let number = part + 1
  while (taken.has(`${group}/${kind}/${name}-${number}`)) number++
  taken.add(`${group}/${kind}/${name}-${number}`)
  return `${name}-${number}`
}

/** The object under another name, with some of its keys. */
function partOf(value: Mapping, name: string, keys: ReadonlySet<string>): Mapping {
  const entries: [string, Value][] = []
  for (const [field, member] of value) {
    if (field === 'metadata' && isMapping(member)) {
      entries.push([field, new Map([...member].map(([key, text]) => [key, key === 'name' ? name : text]))])
    } else if (dataFields.some(data => data === field) && isMapping(member)) {
      const kept = [...member].filter(([key]) => keys.has(key))
      if (kept.length > 0) entries.push([field, new Map(kept)])
    } else entries.push([field, member])
  }
  return new Map(entries)
}

/** The load with other values for some resources, and with more of them, in a source of their own. */
function withParts(load: Load, replaced: ReadonlyMap<string, Mapping>, added: readonly Mapping[]): Load {
  if (replaced.size === 0) return load
  const text = added.map(object => `---\n${jsonDocument(object)}\n`).join('')
  const parts = loadResources([{ name: 'split-by-key.yaml', bytes: new TextEncoder().encode(text) }])
  const source = load.texts.length
  return {
    ...load,
    texts: [...load.texts, ...parts.texts],
    documents: [...load.documents, ...parts.documents],
    resources: [...load.resources, ...parts.resources.map(resource => ({ ...resource, source }))],
    problems: load.problems,
    replaced,
  }
}

/** Whether the parts of a split hold together what the whole held, key for key; and nothing else of it changed. */
export function partsEqualWhole(whole: Mapping, parts: readonly Mapping[]): boolean {
  const joined = (field: string): string[] =>
    parts.flatMap(part => {
      const data = part.get(field)
      return isMapping(data) ? [...data].map(([key, value]) => `${key}\0${String(value)}`) : []
    })
  const given = (field: string): string[] => {
    const data = whole.get(field)
    return isMapping(data) ? [...data].map(([key, value]) => `${key}\0${String(value)}`) : []
  }
  return dataFields.every(field => sameList(joined(field).sort(), given(field).sort()))
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index])
}

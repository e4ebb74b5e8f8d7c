import { isList, isMapping, type Mapping, type Value } from '../manifest'
import type { Load, Resource } from '../resource'
import { isUsed, nameField, podSpecsIn, volumeField } from './pod-uses'
import type { KeyPart } from './split-by-key'

/** Other values for the resources that use a split object, and the places where they differ. */
export interface RewrittenUses {
  /** By id. */
  readonly values: ReadonlyMap<string, Mapping>
  readonly places: readonly { readonly resource: string; readonly path: string }[]
}

/**
 * Leads every use of an object in a pod to its parts: volumes become projected ones, variables name the part that has
 * their key.
 */
export function rewriteUses(
  load: Load,
  target: Resource,
  parts: readonly KeyPart[],
  read: (resource: Resource) => Mapping | null,
): RewrittenUses {
  const values = new Map<string, Mapping>()
  const places: { resource: string; path: string }[] = []
  for (const resource of load.resources) {
    if (!resource.readable || resource.id === target.id || !isUsed(target, resource)) continue
    const value = read(resource)
    if (!value) continue
    let rewritten = value
    for (const { spec, path } of podSpecsIn(value, `${resource.group}/${resource.kind}`)) {
      const changed: string[] = []
      const pod = rewritePod(spec, target, parts, changed)
      if (changed.length === 0) continue
      rewritten = replaceAt(rewritten, path.split('.'), pod)
      for (const field of changed) places.push({ resource: resource.id, path: `${path}.${field}` })
    }
    if (rewritten !== value) values.set(resource.id, rewritten)
  }
  return { values, places }
}

function replaceAt(value: Mapping, [step = '', ...rest]: readonly string[], by: Mapping): Mapping {
  const below = value.get(step)
  const member = rest.length === 0 || !isMapping(below) ? by : replaceAt(below, rest, by)
  return new Map([...value].map(([key, other]) => [key, key === step ? member : other]))
}

function rewritePod(spec: Mapping, target: Resource, parts: readonly KeyPart[], changed: string[]): Mapping {
  return new Map(
    [...spec].map(([key, value]): [string, Value] => {
      if (key === 'volumes') return [key, each(value, volume => rewriteVolume(volume, target, parts, changed))]
      if (/^(?:containers|initContainers|ephemeralContainers)$/.test(key)) {
        return [key, each(value, container => rewriteContainer(container, key, target, parts, changed))]
      }
      return [key, value]
    }),
  )
}

function each(list: Value, change: (item: Mapping) => Value): Value {
  return isList(list) ? list.map(item => (isMapping(item) ? change(item) : item)) : list
}

function rewriteVolume(volume: Mapping, target: Resource, parts: readonly KeyPart[], changed: string[]): Mapping {
  const field = volumeField(target)
  const own = volume.get(field)
  if (isMapping(own) && own.get(nameField(target)) === target.name) {
    changed.push(`volumes[].${field}`)
    const mode = own.get('defaultMode')
    const projected = new Map<string, Value>([['sources', sourcesOf(own, field, parts)]])
    if (mode !== undefined) projected.set('defaultMode', mode)
    return new Map([...volume].map(([key, value]) => (key === field ? ['projected', projected] : [key, value])))
  }
  const projected = volume.get('projected')
  const sources = isMapping(projected) ? projected.get('sources') : undefined
  if (!isMapping(projected) || !isList(sources)) return volume
  let found = false
  const expanded = sources.flatMap((source): Value[] => {
    const named = isMapping(source) ? source.get(field) : undefined
    if (!isMapping(named) || named.get('name') !== target.name) return [source]
    found = true
    return sourcesOf(named, field, parts)
  })
  if (!found) return volume
  changed.push(`volumes[].projected.sources[].${field}`)
  const rewritten = new Map([...projected].map(([key, value]) => [key, key === 'sources' ? expanded : value]))
  return new Map([...volume].map(([key, value]) => [key, key === 'projected' ? rewritten : value]))
}

/** A source of a projected volume for every part; with `items`, for every part that has one of them. */
function sourcesOf(named: Mapping, field: string, parts: readonly KeyPart[]): Value[] {
  const items = named.get('items')
  const optional = named.get('optional')
  return parts.flatMap(({ name, keys }): Value[] => {
    const source = new Map<string, Value>([['name', name]])
    if (isList(items)) {
      const own = items.filter(item => isMapping(item) && keys.includes(String(item.get('key'))))
      if (own.length === 0) return []
      source.set('items', own)
    }
    if (optional !== undefined) source.set('optional', optional)
    return [new Map([[field, source]])]
  })
}

function rewriteContainer(
  container: Mapping,
  list: string,
  target: Resource,
  parts: readonly KeyPart[],
  changed: string[],
): Mapping {
  const ref = target.kind === 'Secret' ? 'secretKeyRef' : 'configMapKeyRef'
  const env = container.get('env')
  if (!isList(env)) return container
  const rewritten = each(env, variable => {
    const from = variable.get('valueFrom')
    const named = isMapping(from) ? from.get(ref) : undefined
    if (!isMapping(from) || !isMapping(named) || named.get('name') !== target.name) return variable
    const part = parts.find(({ keys }) => keys.includes(String(named.get('key'))))
    if (!part || part.name === target.name) return variable
    changed.push(`${list}[].env[].valueFrom.${ref}`)
    const renamed = new Map([...named].map(([key, value]) => [key, key === 'name' ? part.name : value]))
    const valueFrom = new Map([...from].map(([key, value]) => [key, key === ref ? renamed : value]))
    return new Map([...variable].map(([key, value]) => [key, key === 'valueFrom' ? valueFrom : value]))
  })
  return new Map([...container].map(([key, value]) => [key, key === 'env' ? rewritten : value]))
}

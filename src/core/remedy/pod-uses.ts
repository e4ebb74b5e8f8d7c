import { isList, isMapping, type Mapping, type Value } from '../manifest'
import { podTemplates, type Resource } from '../resource'

/** Pod specs of a built-in workload, with their paths. */
export function podSpecsIn(value: Mapping, kind: string): { readonly path: string; readonly spec: Mapping }[] {
  return podTemplates(value, kind, true)
}

/** Whether a pod of that resource can mean the object: both are in one namespace. */
export function isUsed(target: Resource, by: Resource): boolean {
  return target.namespace === by.namespace
}

/** Names of the volumes of a pod that hold the object. */
export function volumesNaming(spec: Mapping, target: Resource): Value[] {
  const volumes = spec.get('volumes')
  if (!isList(volumes)) return []
  return volumes.filter(isMapping).flatMap(volume => {
    const own = volume.get(volumeField(target))
    const projected = volume.get('projected')
    const sources = isMapping(projected) ? projected.get('sources') : undefined
    const isProjected =
      isList(sources) &&
      sources.some(source => {
        const named = isMapping(source) ? source.get(volumeField(target)) : undefined
        return isMapping(named) && named.get('name') === target.name
      })
    const isOwn = isMapping(own) && own.get(nameField(target)) === target.name
    const name = volume.get('name')
    return (isOwn || isProjected) && name !== undefined ? [name] : []
  })
}

export function volumeField({ kind }: Resource): 'configMap' | 'secret' {
  return kind === 'Secret' ? 'secret' : 'configMap'
}

/** In a volume of its own a Secret is named by `secretName`; everywhere else by `name`. */
export function nameField({ kind }: Resource): 'secretName' | 'name' {
  return kind === 'Secret' ? 'secretName' : 'name'
}

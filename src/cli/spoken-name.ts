import type { ResourceReport } from '../core/analysis'
import { isBuiltInKind } from '../core/resource'

type Named = Pick<ResourceReport, 'id' | 'apiVersion' | 'kind' | 'namespace' | 'name' | 'readable'>

/**
 * A resource as people write it for kubectl: `crd/boats.example.org`, `configmap/web -n team`,
 * `certificate.cert-manager.io/web`. What repeats another says so, as only one of them can be there.
 */
export function spokenName({ id, apiVersion, kind, namespace, name, readable }: Named): string {
  if (!readable || kind === null) return id
  const group = apiVersion?.includes('/') ? apiVersion.replace(/\/.*/s, '') : ''
  const isShort = group === '' || isBuiltInKind({ apiVersion, kind })
  const type = kind === 'CustomResourceDefinition' ? 'crd' : `${kind.toLowerCase()}${isShort ? '' : `.${group}`}`
  const where = namespace === null || namespace === 'default' ? '' : ` -n ${namespace}`
  const times = /#(\d+)$/.exec(id)?.[1]
  return `${type}/${name ?? '(no name)'}${where}${times === undefined ? '' : ` (number ${times} of that name)`}`
}

/** The same of an id among these; what is not among them stays its id. */
export function spokenIds(resources: readonly Named[]): (id: string) => string {
  let names: ReadonlyMap<string, Named> | undefined
  return id => {
    names ??= new Map(resources.map(resource => [resource.id, resource]))
    const resource = names.get(id)
    return resource ? spokenName(resource) : id
  }
}

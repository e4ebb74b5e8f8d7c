import type { Reference, ReferenceField } from './reference'
import type { Resource } from './resource'
import { builtInScope } from './scope'

/**
 * The edges without which the API server refuses an object, as far as both ends are in the input (splitting rules, "Edges by reference"):
 * a custom resource needs the CRD that serves its group, version and kind, or the APIService of its group and version; an object needs the
 * Namespace it goes into (`default` where the manifest names none). Of several resources that bring the same, the first is meant.
 *
 * What brings something (Namespace, CRD, APIService) is cluster-scoped and built in, so it needs nothing: there are no cycles.
 */
export function findReferences(resources: readonly Resource[]): Reference[] {
  const targets = collectTargets(resources)
  const references: Reference[] = []
  for (const [from, resource] of resources.entries()) {
    if (resource.provides) continue
    for (const [field, key] of needs(resource)) {
      const to = targets[field].get(key)
      if (to !== undefined) references.push({ from, to, field })
    }
  }
  return references
}

type Targets = Readonly<Record<ReferenceField, Map<string, number>>>

function collectTargets(resources: readonly Resource[]): Targets {
  const targets: Targets = { namespace: new Map(), 'custom-resource-definition': new Map(), 'api-service': new Map() }
  const add = (field: ReferenceField, key: string, index: number): void => {
    if (!targets[field].has(key)) targets[field].set(key, index)
  }
  for (const [index, { provides }] of resources.entries()) {
    if (provides?.type === 'namespace') add('namespace', provides.name, index)
    if (provides?.type === 'api-service') add('api-service', `${provides.group}/${provides.version}`, index)
    if (provides?.type !== 'crd') continue
    for (const version of provides.servedVersions) {
      add('custom-resource-definition', `${provides.group}/${version}/${provides.kind}`, index)
    }
  }
  return targets
}

function* needs({ apiVersion, kind, namespace }: Resource): Iterable<[ReferenceField, string]> {
  if (namespace !== null) yield ['namespace', namespace]
  if (apiVersion === null || kind === null || builtInScope(apiVersion, kind) !== null) return
  yield ['custom-resource-definition', `${apiVersion}/${kind}`]
  yield ['api-service', apiVersion]
}

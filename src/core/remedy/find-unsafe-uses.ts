import { isList, isMapping, type Mapping, type Value } from '../manifest'
import { builtInScope, isBuiltInKind, type Load, pointersOf, type References, type Resource } from '../resource'
import { isUsed, podSpecsIn, volumesNaming } from './pod-uses'

/** Why an object cannot be split by key, or a use of it cannot be followed. */
export interface UnsafeUse {
  /** Id of the resource that has the use. */
  readonly resource: string
  readonly path: string
  readonly because:
    | 'not-splittable'
    | 'immutable'
    | 'typed-secret'
    /** Another document of the input is the same object: whichever is applied last decides which keys there are. */
    | 'stands-twice'
    | 'one-part'
    /** All keys become variables: which of the parts are there decides. */
    | 'env-from'
    /** A file mounted alone is no link that follows a projected volume. */
    | 'sub-path'
    | 'custom-resource'
    | 'role'
    | 'argument'
    | 'other-field'
}

/**
 * Every use of a ConfigMap or Secret that a split by key would break or might break (splitting rules, issue: `envFrom`,
 * `subPath`, names in CRs).
 */
export function findUnsafeUses(
  load: Load,
  { edges }: References,
  index: number,
  read: (resource: Resource) => Mapping | null,
): UnsafeUse[] {
  const target = load.resources[index]
  if (!target?.name) return []
  const found: UnsafeUse[] = []
  for (const [number, resource] of load.resources.entries()) {
    if (number === index || !resource.readable) continue
    const value = read(resource)
    if (!value) continue
    const add = (path: string, because: UnsafeUse['because']): void => {
      found.push({ resource: resource.id, path, because })
    }
    const isCustom = resource.kind !== null && builtInScope(resource.apiVersion, resource.kind) === null
    const isCrd = resource.provides?.type === 'crd'
    if (isCustom && !isCrd) {
      if (holdsText(value.get('spec'), target.name)) add('spec', 'custom-resource')
      continue
    }
    if (resource.group === 'rbac.authorization.k8s.io' && namesInRole(value, target.name))
      add('rules[].resourceNames', 'role')
    for (const { path, spec } of podSpecsIn(value, `${resource.group}/${resource.kind}`)) {
      if (!isUsed(target, resource)) continue
      for (const use of unsafeInPod(spec, target)) add(`${path}.${use.path}`, use.because)
    }
    // An edge keeps one field of several: what the object itself says is read in full.
    const fields = pointersOf(value, resource, null, isBuiltInKind(resource)).filter(({ to, name, namespace }) => {
      const isHere = namespace === null ? isReachable(target, resource) : namespace === target.namespace
      return to === `/${target.kind}` && name === target.name && isHere
    })
    for (const { path } of fields) if (!followed.test(path)) add(path, 'other-field')
    const selected = edges.find(({ from, to, field }) => from === number && to === index && field === 'labels')
    if (selected) add(selected.path, 'other-field')
  }
  return found
}

/** Fields that are rewritten, or that were looked at above. */
const followed =
  /volumes\[\]\.(?:configMap|secret\.secretName|projected\.sources\[\]\.(?:configMap|secret))$|valueFrom\.(?:configMap|secret)KeyRef$|envFrom\[\]/

/** Whether an object that names no namespace can mean the target: it has none of its own, or is in the same. */
function isReachable(target: Resource, by: Resource): boolean {
  return by.scope === 'cluster' || target.namespace === by.namespace
}

function unsafeInPod(spec: Mapping, target: Resource): Pick<UnsafeUse, 'path' | 'because'>[] {
  const unsafe: Pick<UnsafeUse, 'path' | 'because'>[] = []
  const volumes = new Set(volumesNaming(spec, target))
  const ref = target.kind === 'Secret' ? 'secretRef' : 'configMapRef'
  for (const field of ['containers', 'initContainers', 'ephemeralContainers']) {
    for (const container of mappings(spec.get(field))) {
      for (const source of mappings(container.get('envFrom'))) {
        const named = source.get(ref)
        if (isMapping(named) && named.get('name') === target.name)
          unsafe.push({ path: `${field}[].envFrom[]`, because: 'env-from' })
      }
      for (const mount of mappings(container.get('volumeMounts'))) {
        const isPart = mount.has('subPath') || mount.has('subPathExpr')
        if (isPart && volumes.has(mount.get('name') ?? null))
          unsafe.push({ path: `${field}[].volumeMounts[].subPath`, because: 'sub-path' })
      }
      for (const words of ['args', 'command']) {
        const list = container.get(words)
        const names = isList(list) && list.some(word => typeof word === 'string' && namesWord(word, target.name ?? ''))
        if (names) unsafe.push({ path: `${field}[].${words}[]`, because: 'argument' })
      }
    }
  }
  return unsafe
}

function mappings(value: Value | undefined): Mapping[] {
  return isList(value) ? value.filter(isMapping) : []
}

/** `--configmap=web` and `shop/web` name `web`. */
function namesWord(word: string, name: string): boolean {
  return word.split(/[=/,:\s]/).includes(name)
}

function namesInRole(value: Mapping, name: string): boolean {
  return mappings(value.get('rules')).some(rule => {
    const names = rule.get('resourceNames')
    return isList(names) && names.includes(name)
  })
}

function holdsText(root: Value | undefined, text: string): boolean {
  const pending: Value[] = root === undefined ? [] : [root]
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (value === text) return true
    if (isList(value)) pending.push(...value)
    else if (isMapping(value)) pending.push(...value.values())
  }
  return false
}

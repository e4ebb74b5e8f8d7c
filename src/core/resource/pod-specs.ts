import { isList, isMapping, type Mapping, type Value } from '../manifest'

/** A pod as an object describes it. */
export interface PodTemplate {
  readonly spec: Mapping
  readonly labels: Mapping | null
  /** Where the spec stands, `spec.template.spec`. */
  readonly path: string
  /** A Pod itself, which the API server checks; a controller's pods are tried again. */
  readonly bare: boolean
}

/** Path of the object that holds `metadata` and `spec` of the pod, by group and kind. */
const holders: ReadonlyMap<string, readonly string[]> = new Map([
  ['/Pod', []],
  ['/PodTemplate', ['template']],
  ['/ReplicationController', ['spec', 'template']],
  ['apps/Deployment', ['spec', 'template']],
  ['apps/ReplicaSet', ['spec', 'template']],
  ['apps/StatefulSet', ['spec', 'template']],
  ['apps/DaemonSet', ['spec', 'template']],
  ['extensions/Deployment', ['spec', 'template']],
  ['extensions/ReplicaSet', ['spec', 'template']],
  ['extensions/DaemonSet', ['spec', 'template']],
  ['batch/Job', ['spec', 'template']],
  ['batch/CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
])

/**
 * The pods that an object describes: of the built-in kinds one; of others every `template` whose `spec` has a list of
 * containers.
 */
export function podTemplates(object: Mapping, kind: string, isBuiltIn: boolean): PodTemplate[] {
  const steps = holders.get(kind)
  if (steps) {
    let holder: Value | undefined = object
    for (const step of steps) holder = isMapping(holder) ? holder.get(step) : undefined
    return templateAt(holder, steps.join('.'), kind === '/Pod')
  }
  return isBuiltIn ? [] : [...templatesIn(object.get('spec'))]
}

function templateAt(holder: Value | undefined, path: string, bare: boolean): PodTemplate[] {
  const spec = isMapping(holder) ? holder.get('spec') : undefined
  if (!isMapping(holder) || !isMapping(spec)) return []
  const metadata = holder.get('metadata')
  const labels = isMapping(metadata) ? metadata.get('labels') : undefined
  return [{ spec, labels: isMapping(labels) ? labels : null, path: path === '' ? 'spec' : `${path}.spec`, bare }]
}

function* templatesIn(root: Value | undefined): Iterable<PodTemplate> {
  const pending: { value: Value; path: string }[] = root === undefined ? [] : [{ value: root, path: 'spec' }]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, path } = next
    if (isList(value)) for (const item of value) pending.push({ value: item, path: `${path}[]` })
    if (!isMapping(value)) continue
    for (const [key, member] of value) {
      const below = `${path}.${key}`
      const [pod] = key === 'template' ? templateAt(member, below, false) : []
      if (pod && isList(pod.spec.get('containers'))) yield pod
      else pending.push({ value: member, path: below })
    }
  }
}

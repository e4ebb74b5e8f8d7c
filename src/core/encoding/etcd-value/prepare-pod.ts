import { isMapping, type Mapping, type Value } from '../../manifest'
import { listAt, mappingAt } from '../../object'
import { changeEach, changeField, isUnset, withField } from '../edit-mapping'
import { mappingFromPlain } from '../from-plain'
import { compareQuantities } from '../stored/quantity'
import { amountText, sumOfResources } from './resource-lists'

/** A new Pod (kubernetes/kubernetes `pkg/registry/core/pod/strategy.go: PrepareForCreate`). */
export function preparePod(pod: Mapping): Mapping {
  const labels = mappingAt(mappingAt(pod, 'metadata'), 'labels')
  const spread = changeField(pod, 'spec', spec => withLabelKeys(spec, labels))
  return withField(syncAppArmor(spread), 'status', firstStatus(mappingAt(pod, 'spec')))
}

function firstStatus(spec: Mapping): Mapping {
  const status = new Map<string, Value>([
    ['phase', 'Pending'],
    ['qosClass', qualityOfService(spec)],
  ])
  return listAt(spec, 'schedulingGates').length === 0 ? status : status.set('conditions', [schedulingGated])
}

/** `applySchedulingGatedCondition`. */
const schedulingGated = mappingFromPlain({
  type: 'PodScheduled',
  status: 'False',
  lastTransitionTime: '2026-01-01T00:00:00Z',
  reason: 'SchedulingGated',
  message: 'Scheduling is blocked due to non-empty scheduling gates',
})

/** `pkg/apis/core/helper/qos/qos.go: ComputePodQOS`. */
function qualityOfService(spec: Mapping): 'BestEffort' | 'Burstable' | 'Guaranteed' {
  const ofPod = mappingAt(spec, 'resources')
  const all = [...listAt(spec, 'containers'), ...listAt(spec, 'initContainers')].filter(isMapping)
  const counted = isUnset(spec, 'resources') ? all.map(container => mappingAt(container, 'resources')) : [ofPod]
  let requests: Mapping = new Map()
  let limits: Mapping = new Map()
  let isLimited = true
  for (const resources of counted) {
    const limited = positive(mappingAt(resources, 'limits'))
    requests = sumOfResources(requests, positive(mappingAt(resources, 'requests')))
    limits = sumOfResources(limits, limited)
    isLimited &&= limited.size === 2
  }
  if (requests.size === 0 && limits.size === 0) return 'BestEffort'
  const isSame = [...requests].every(
    ([name, amount]) => limits.has(name) && compareQuantities(amountText(amount), amountText(limits.get(name))) === 0,
  )
  return isLimited && isSame && requests.size === limits.size ? 'Guaranteed' : 'Burstable'
}

/** Amounts of CPU and memory above zero. */
function positive(resources: Mapping): Mapping {
  return new Map(
    [...resources].filter(
      ([name, amount]) => (name === 'cpu' || name === 'memory') && compareQuantities(amountText(amount), '0') > 0,
    ),
  )
}

/**
 * Keys of labels by which pods are told apart become expressions of the selector beside them (`mutatePodAffinity`,
 * `mutateTopologySpreadConstraints`).
 */
function withLabelKeys(spec: Mapping, labels: Mapping): Mapping {
  const term = (given: Mapping): Mapping =>
    withExpressions(withExpressions(given, 'matchLabelKeys', 'In', labels), 'mismatchLabelKeys', 'NotIn', labels)
  const affinity = (given: Mapping): Mapping =>
    changeEach(
      changeEach(given, 'requiredDuringSchedulingIgnoredDuringExecution', term),
      'preferredDuringSchedulingIgnoredDuringExecution',
      weighted => changeField(weighted, 'podAffinityTerm', term),
    )
  const spread = changeEach(spec, 'topologySpreadConstraints', constraint =>
    withExpressions(constraint, 'matchLabelKeys', 'In', labels),
  )
  return changeField(spread, 'affinity', given =>
    changeField(changeField(given, 'podAffinity', affinity), 'podAntiAffinity', affinity),
  )
}

function withExpressions(object: Mapping, keys: string, operator: string, labels: Mapping): Mapping {
  if (!isMapping(object.get('labelSelector'))) return object
  const added = listAt(object, keys).flatMap(key => {
    const value = labels.get(String(key))
    return value === undefined
      ? []
      : [
          new Map<string, Value>([
            ['key', key],
            ['operator', operator],
            ['values', [value]],
          ]),
        ]
  })
  if (added.length === 0) return object
  return changeField(object, 'labelSelector', selector =>
    withField(selector, 'matchExpressions', [...listAt(selector, 'matchExpressions'), ...added]),
  )
}

const appArmorKey = 'container.apparmor.security.beta.kubernetes.io/'

/** The profile of a container stands in a field and in an old annotation (`applyAppArmorVersionSkew`). */
function syncAppArmor(pod: Mapping): Mapping {
  const spec = mappingAt(pod, 'spec')
  if (mappingAt(spec, 'os').get('name') === 'windows') return pod
  const ofPod = mappingAt(mappingAt(spec, 'securityContext'), 'appArmorProfile')
  const annotations = mappingAt(mappingAt(pod, 'metadata'), 'annotations')
  const added: [string, Value][] = []
  const container = (given: Mapping): Mapping => {
    const key = appArmorKey + String(given.get('name') ?? '')
    const annotation = annotations.get(key)
    const own = mappingAt(mappingAt(given, 'securityContext'), 'appArmorProfile')
    if (annotation === undefined) {
      const text = annotationOf(own.size > 0 ? own : ofPod)
      if (text !== null) added.push([key, text])
      return given
    }
    const profile = own.size > 0 ? null : profileOf(String(annotation))
    return profile === null
      ? given
      : changeField(given, 'securityContext', context => withField(context, 'appArmorProfile', profile))
  }
  const changed = changeField(pod, 'spec', given =>
    changeEach(changeEach(given, 'containers', container), 'initContainers', container),
  )
  if (added.length === 0) return changed
  return changeField(changed, 'metadata', metadata =>
    changeField(metadata, 'annotations', given => new Map([...given, ...added])),
  )
}

function annotationOf(profile: Mapping): string | null {
  switch (profile.get('type')) {
    case 'RuntimeDefault':
      return 'runtime/default'
    case 'Unconfined':
      return 'unconfined'
    case 'Localhost':
      return `localhost/${String(profile.get('localhostProfile') ?? '')}`
    default:
      return null
  }
}

function profileOf(annotation: string): Mapping | null {
  if (annotation === 'runtime/default') return new Map([['type', 'RuntimeDefault']])
  if (annotation === 'unconfined') return new Map([['type', 'Unconfined']])
  if (!annotation.startsWith('localhost/')) return null
  return new Map([
    ['type', 'Localhost'],
    ['localhostProfile', annotation.slice('localhost/'.length)],
  ])
}

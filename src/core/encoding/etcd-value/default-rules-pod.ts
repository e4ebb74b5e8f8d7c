import { isMapping, type Mapping } from '../../manifest'
import { listAt, mappingAt } from '../../object'
import { changeEach, changeField, isUnset, withField } from '../edit-mapping'
import { flatFields } from '../ownership/field-set'
import { messageNamed } from '../tables/message'
import type { DefaultRule } from './default-rules'
import { largerResources, sumOfResources } from './resource-lists'

/** Rules of containers, volumes and pods (kubernetes/kubernetes `pkg/apis/core/v1/defaults.go`). */
export const podRules: readonly (readonly [message: string, rule: DefaultRule])[] = [
  ['core.v1.Container', pullPolicy],
  ['core.v1.EphemeralContainerCommon', pullPolicy],
  ['core.v1.Volume', volumeSource],
  ['core.v1.PodSpec', serviceAccountTwice],
  ['core.v1.Pod', podAlone],
]

function pullPolicy(container: Mapping): Mapping {
  const image = container.get('image')
  if (container.get('imagePullPolicy') || typeof image !== 'string') return container
  return withField(container, 'imagePullPolicy', pullPolicyOf(image))
}

function pullPolicyOf(image: string): string {
  return isLatest(image) ? 'Always' : 'IfNotPresent'
}

/** The tag is `latest`, or there is neither tag nor digest. */
function isLatest(image: string): boolean {
  const [name = '', digest] = image.split('@')
  const tag = /:([^/:]*)$/.exec(name)?.[1]
  return tag === undefined ? digest === undefined : tag === 'latest'
}

/** `SetDefaults_Volume`. */
function volumeSource(volume: Mapping): Mapping {
  const sources = flatFields(messageNamed('core.v1.VolumeSource'))
  const hasSource = [...volume].some(([name, value]) => sources.has(name) && value !== null)
  if (!hasSource) return withField(volume, 'emptyDir', new Map())
  if (isUnset(volume, 'image')) return volume
  return changeField(volume, 'image', image => {
    const reference = image.get('reference')
    return image.get('pullPolicy') || typeof reference !== 'string'
      ? image
      : withField(image, 'pullPolicy', pullPolicyOf(reference))
  })
}

/** The old name of the field is filled from the new one, and the other way round. */
function serviceAccountTwice(spec: Mapping): Mapping {
  const name = spec.get('serviceAccountName') || spec.get('serviceAccount')
  if (typeof name !== 'string' || (spec.get('serviceAccountName') === name && spec.get('serviceAccount') === name)) {
    return spec
  }
  return new Map(spec).set('serviceAccountName', name).set('serviceAccount', name)
}

/**
 * What a Pod gets that a template does not (`SetDefaults_Pod`): requests from limits, links to services, host ports in
 * the network of the host.
 */
function podAlone(pod: Mapping): Mapping {
  return changeField(pod, 'spec', spec => {
    if (spec.size === 0) return spec
    const inHostNetwork = spec.get('hostNetwork') === true
    const change = (container: Mapping): Mapping => containerOfPod(container, inHostNetwork)
    const filled = podResources(changeEach(changeEach(spec, 'containers', change), 'initContainers', change))
    return isUnset(filled, 'enableServiceLinks') ? withField(filled, 'enableServiceLinks', true) : filled
  })
}

function containerOfPod(container: Mapping, inHostNetwork: boolean): Mapping {
  const limits = mappingAt(mappingAt(container, 'resources'), 'limits')
  const requested =
    limits.size === 0
      ? container
      : changeField(container, 'resources', resources =>
          withField(resources, 'requests', new Map([...limits, ...mappingAt(resources, 'requests')])),
        )
  if (!inHostNetwork) return requested
  return changeEach(requested, 'ports', port =>
    port.get('hostPort') ? port : withField(port, 'hostPort', port.get('containerPort') ?? 0),
  )
}

/**
 * Resources of the whole pod: limits of huge pages from those of the containers, then requests from the containers,
 * else from the limits (`defaultHugePagePodLimits`, `defaultPodRequests`).
 */
function podResources(spec: Mapping): Mapping {
  const given = mappingAt(mappingAt(spec, 'resources'), 'limits')
  const asked = mappingAt(mappingAt(spec, 'resources'), 'requests')
  if (given.size === 0 && asked.size === 0) return spec
  const hugePages = [...ofContainers(spec, 'limits')].filter(([name]) => isHugePages(name) && !asked.has(name))
  const limits = new Map([...hugePages, ...given])
  if (limits.size === 0) return spec
  const requested = [...ofContainers(spec, 'requests')].filter(([name]) => name === 'cpu' || name === 'memory')
  const fromLimits = [...limits].filter(([name]) => name === 'cpu' || name === 'memory' || isHugePages(name))
  const requests = new Map([...fromLimits, ...requested, ...asked])
  return changeField(spec, 'resources', resources => new Map(resources).set('limits', limits).set('requests', requests))
}

function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-')
}

/**
 * Requests or limits of a pod's containers together: those that run side by side are added, of those that run before
 * them the largest counts (component-helpers `resource/helpers.go: AggregateContainerRequests`).
 */
function ofContainers(spec: Mapping, which: 'requests' | 'limits'): Mapping {
  const of = (container: Mapping): Mapping => mappingAt(mappingAt(container, 'resources'), which)
  let running: Mapping = new Map()
  for (const container of listAt(spec, 'containers').filter(isMapping)) running = sumOfResources(running, of(container))
  let sidecars: Mapping = new Map()
  let before: Mapping = new Map()
  for (const container of listAt(spec, 'initContainers').filter(isMapping)) {
    const isSidecar = container.get('restartPolicy') === 'Always'
    const together = sumOfResources(sidecars, of(container))
    if (isSidecar) {
      running = sumOfResources(running, of(container))
      sidecars = together
    }
    before = largerResources(before, together)
  }
  return largerResources(running, before)
}

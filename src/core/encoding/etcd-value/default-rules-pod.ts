import { isList, isMapping, type Mapping, type Value } from '../../manifest'
import { isUnset, mappingAt, withField } from '../edit-mapping'
import { flatFields } from '../ownership/field-set'
import { messageNamed } from '../tables/message'
import type { DefaultRule } from './default-rules'

/** Rules of containers, volumes and pods (kubernetes/kubernetes `pkg/apis/core/v1/defaults.go`). */
export const podRules: readonly (readonly [message: string, rule: DefaultRule])[] = [
  ['core.v1.Container', pullPolicy],
  ['core.v1.EphemeralContainerCommon', pullPolicy],
  ['core.v1.Volume', emptyDirectory],
  ['core.v1.PodSpec', serviceAccountTwice],
  ['core.v1.Pod', podAlone],
]

function pullPolicy(container: Mapping): Mapping {
  const image = container.get('image')
  if (container.get('imagePullPolicy') || typeof image !== 'string') return container
  return withField(container, 'imagePullPolicy', isLatest(image) ? 'Always' : 'IfNotPresent')
}

/** The tag is `latest`, or there is neither tag nor digest. */
function isLatest(image: string): boolean {
  const [name = '', digest] = image.split('@')
  const tag = /:([^/:]*)$/.exec(name)?.[1]
  return tag === undefined ? digest === undefined : tag === 'latest'
}

function emptyDirectory(volume: Mapping): Mapping {
  const sources = flatFields(messageNamed('core.v1.VolumeSource'))
  const hasSource = [...volume].some(([name, value]) => sources.has(name) && value !== null)
  return hasSource ? volume : withField(volume, 'emptyDir', new Map())
}

/** The old name of the field is filled from the new one, and the other way round. */
function serviceAccountTwice(spec: Mapping): Mapping {
  const name = spec.get('serviceAccountName') || spec.get('serviceAccount')
  if (typeof name !== 'string' || (spec.get('serviceAccountName') === name && spec.get('serviceAccount') === name)) {
    return spec
  }
  return new Map(spec).set('serviceAccountName', name).set('serviceAccount', name)
}

/** What a Pod gets that a template does not: requests from limits, links to services, host ports in the network of the host. */
function podAlone(pod: Mapping): Mapping {
  const spec = mappingAt(pod, 'spec')
  if (spec.size === 0) return pod
  const filled = new Map(spec)
  if (isUnset(spec, 'enableServiceLinks')) filled.set('enableServiceLinks', true)
  const inHostNetwork = spec.get('hostNetwork') === true
  for (const name of ['containers', 'initContainers']) {
    const containers = spec.get(name)
    if (isList(containers))
      filled.set(
        name,
        containers.map(item => containerOfPod(item, inHostNetwork)),
      )
  }
  return withField(pod, 'spec', filled)
}

function containerOfPod(container: Value, inHostNetwork: boolean): Value {
  if (!isMapping(container)) return container
  const filled = new Map(container)
  const resources = mappingAt(container, 'resources')
  const limits = mappingAt(resources, 'limits')
  if (limits.size > 0) {
    filled.set('resources', withField(resources, 'requests', new Map([...limits, ...mappingAt(resources, 'requests')])))
  }
  const ports = container.get('ports')
  if (inHostNetwork && isList(ports)) filled.set('ports', ports.map(hostPort))
  return filled
}

function hostPort(port: Value): Value {
  return isMapping(port) && !port.get('hostPort') ? withField(port, 'hostPort', port.get('containerPort') ?? 0) : port
}

import { isList, type Mapping } from '../../manifest'
import { changeField, isUnset, mappingAt, withField } from '../edit-mapping'
import { fromPlain } from '../from-plain'
import type { ServerStep } from './server-step'

/** What the server sets once, when an object is created, and gives to nobody's ownership. */
export const setInitialValues: ServerStep = {
  id: 'initialValues',
  known: 'rule',
  apply: (object, { kind }) =>
    kind.type === 'built-in' ? (initial.get(kind.storage.message.name)?.(object) ?? object) : object,
}

/** What the server hands out. The lengths of addresses are those of a cluster with usual ranges. */
export const allocate: ServerStep = {
  id: 'allocated',
  known: 'estimate',
  apply: (object, { kind }) =>
    kind.type === 'built-in' ? (allocated.get(kind.storage.message.name)?.(object) ?? object) : object,
}

const initial = new Map<string, (object: Mapping) => Mapping>([
  ['core.v1.Namespace', object => changeField(object, 'spec', spec => withItem(spec, 'finalizers', 'kubernetes'))],
  ['core.v1.PersistentVolumeClaim', object => withFinalizer(object, 'kubernetes.io/pvc-protection')],
  ['core.v1.PersistentVolume', object => withFinalizer(object, 'kubernetes.io/pv-protection')],
  // The longest name of a quality of service: BestEffort and Guaranteed take ten bytes, Burstable nine.
  ['core.v1.Pod', object => withField(object, 'status', fromPlain({ phase: 'Pending', qosClass: 'BestEffort' }))],
])

const allocated = new Map<string, (object: Mapping) => Mapping>([
  ['core.v1.Service', object => changeField(object, 'spec', serviceAddresses)],
  ['batch.v1.Job', jobSelector],
])

function withFinalizer(object: Mapping, finalizer: string): Mapping {
  return changeField(object, 'metadata', metadata => withItem(metadata, 'finalizers', finalizer))
}

function withItem(object: Mapping, name: string, item: string): Mapping {
  const items = object.get(name)
  if (!isList(items)) return withField(object, name, [item])
  return items.includes(item) ? object : withField(object, name, [...items, item])
}

/** 13 characters: most addresses of the default range 10.96.0.0/12. */
const clusterIp = '10.96.100.100'

function serviceAddresses(spec: Mapping): Mapping {
  if (spec.get('type') === 'ExternalName') return spec
  const filled = new Map(spec)
  const isHeadless = spec.get('clusterIP') === 'None'
  // A headless service without selector is taken to serve both families.
  const isDual = isHeadless && mappingAt(spec, 'selector').size === 0
  if (!spec.get('clusterIP')) filled.set('clusterIP', clusterIp)
  if (isUnset(spec, 'clusterIPs')) filled.set('clusterIPs', [filled.get('clusterIP') ?? clusterIp])
  if (isUnset(spec, 'ipFamilies')) filled.set('ipFamilies', isDual ? ['IPv4', 'IPv6'] : ['IPv4'])
  if (isUnset(spec, 'ipFamilyPolicy')) filled.set('ipFamilyPolicy', isDual ? 'RequireDualStack' : 'SingleStack')
  const ports = spec.get('ports')
  if (hasNodePorts(spec) && isList(ports)) filled.set('ports', ports.map(withNodePort))
  return filled
}

function hasNodePorts(spec: Mapping): boolean {
  const type = spec.get('type')
  return type === 'NodePort' || (type === 'LoadBalancer' && spec.get('allocateLoadBalancerNodePorts') !== false)
}

function withNodePort(port: unknown): Mapping {
  const given = port instanceof Map ? port : new Map()
  // 30000 to 32767: three bytes as a varint.
  return given.get('nodePort') ? given : withField(given, 'nodePort', 30_000)
}

/** A Job selects its pods by its own uid, under two names, and writes its own name beside it, under two names as well. */
function jobSelector(job: Mapping): Mapping {
  const metadata = mappingAt(job, 'metadata')
  const uid = metadata.get('uid') ?? ''
  const name = metadata.get('name') ?? ''
  return changeField(job, 'spec', spec => {
    if (spec.get('manualSelector') === true) return spec
    const selected = withField(spec, 'selector', new Map([['matchLabels', new Map([[controllerUid, uid]])]]))
    return changeField(selected, 'template', template =>
      changeField(template, 'metadata', meta =>
        changeField(meta, 'labels', labels =>
          new Map(labels)
            .set('controller-uid', uid)
            .set(controllerUid, uid)
            .set('job-name', name)
            .set('batch.kubernetes.io/job-name', name),
        ),
      ),
    )
  })
}

const controllerUid = 'batch.kubernetes.io/controller-uid'

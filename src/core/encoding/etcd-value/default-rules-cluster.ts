import { isList, isMapping, type Mapping } from '../../manifest'
import { listAt, mappingAt } from '../../object'
import { changeField, isUnset, withField, withoutFields } from '../edit-mapping'
import type { DefaultRule } from './default-rules'

/** Rules of the kinds that a cluster's operators write: nodes, limits, claims of devices. */
export const clusterRules: readonly (readonly [message: string, rule: DefaultRule])[] = [
  ['admissionregistration.v1.MutatingAdmissionPolicySpec', failurePolicy],
  ['core.v1.NodeSpec', podRanges],
  ['core.v1.NodeStatus', allocatable],
  ['core.v1.LimitRangeItem', containerLimits],
  ['resource.v1.ExactDeviceRequest', countOfDevices],
  ['resource.v1.DeviceSubRequest', countOfDevices],
  ['resource.v1beta1.DeviceRequest', countOfDevicesWithClass],
  ['resource.v1.DeviceTaint', timeAdded],
]

/** `pkg/apis/admissionregistration/v1/defaults.go: SetDefaults_MutatingAdmissionPolicySpec`. */
function failurePolicy(spec: Mapping): Mapping {
  return isUnset(spec, 'failurePolicy') ? withField(spec, 'failurePolicy', 'Fail') : spec
}

/** The old field and the list say the same (`pkg/apis/core/v1/conversion.go: Convert_v1_NodeSpec_To_core_NodeSpec`). */
function podRanges(spec: Mapping): Mapping {
  const one = spec.get('podCIDR')
  const [first] = listAt(spec, 'podCIDRs')
  if (one) return first === one ? spec : withField(spec, 'podCIDRs', [one])
  return first === undefined ? spec : withField(spec, 'podCIDR', first)
}

/** `pkg/apis/core/v1/defaults.go: SetDefaults_NodeStatus`. */
function allocatable(status: Mapping): Mapping {
  const capacity = status.get('capacity')
  return isUnset(status, 'allocatable') && isMapping(capacity) ? withField(status, 'allocatable', capacity) : status
}

/**
 * `pkg/apis/core/v1/defaults.go: SetDefaults_LimitRangeItem`: the most is the default, the default is the default
 * request, and what has neither takes the least.
 */
function containerLimits(item: Mapping): Mapping {
  if (item.get('type') !== 'Container') return item
  const limits = new Map([...mappingAt(item, 'max'), ...mappingAt(item, 'default')])
  const requests = new Map([...mappingAt(item, 'min'), ...limits, ...mappingAt(item, 'defaultRequest')])
  return new Map(item).set('default', limits).set('defaultRequest', requests)
}

/** `pkg/apis/resource/v1/defaults.go: SetDefaults_ExactDeviceRequest`, `SetDefaults_DeviceSubRequest`. */
function countOfDevices(request: Mapping): Mapping {
  const mode = request.get('allocationMode') || 'ExactCount'
  const counted = new Map(request).set('allocationMode', mode)
  return mode === 'ExactCount' && !request.get('count') ? counted.set('count', 1) : counted
}

/** `pkg/apis/resource/v1beta1/defaults.go: SetDefaults_DeviceRequest`: not where there are alternatives. */
function countOfDevicesWithClass(request: Mapping): Mapping {
  return listAt(request, 'firstAvailable').length > 0 || !request.get('deviceClassName')
    ? request
    : countOfDevices(request)
}

/** `pkg/apis/resource/v1/defaults.go: SetDefaults_DeviceTaint`; any time of these years takes the same bytes. */
function timeAdded(taint: Mapping): Mapping {
  return isUnset(taint, 'timeAdded') ? withField(taint, 'timeAdded', '2026-01-01T00:00:00Z') : taint
}

/** Rules of services, network policies, access rules and namespaces. */
export const serviceRules: readonly (readonly [message: string, rule: DefaultRule])[] = [
  ['core.v1.ServiceSpec', serviceSpec],
  ['core.v1.ServicePort', targetPort],
  ['core.v1.Namespace', nameLabel],
  ['networking.v1.NetworkPolicySpec', policyTypes],
  ['rbac.v1.Subject', subjectGroup],
]

function serviceSpec(spec: Mapping): Mapping {
  const filled = new Map(spec)
  const type = spec.get('type')
  const isLoadBalancer = type === 'LoadBalancer'
  const externalIps = spec.get('externalIPs')
  const isExternal = isLoadBalancer || type === 'NodePort' || (isList(externalIps) && externalIps.length > 0)
  if (type !== 'ExternalName' && isUnset(spec, 'internalTrafficPolicy')) filled.set('internalTrafficPolicy', 'Cluster')
  if (isExternal && !spec.get('externalTrafficPolicy')) filled.set('externalTrafficPolicy', 'Cluster')
  if (isLoadBalancer && isUnset(spec, 'allocateLoadBalancerNodePorts'))
    filled.set('allocateLoadBalancerNodePorts', true)
  return sessionAffinity(filled)
}

function sessionAffinity(spec: Mapping): Mapping {
  if (spec.get('sessionAffinity') !== 'ClientIP') return withoutFields(spec, ['sessionAffinityConfig'])
  return changeField(spec, 'sessionAffinityConfig', config =>
    changeField(config, 'clientIP', client =>
      isUnset(client, 'timeoutSeconds') ? withField(client, 'timeoutSeconds', 10_800) : client,
    ),
  )
}

function targetPort(port: Mapping): Mapping {
  return port.get('targetPort') ? port : withField(port, 'targetPort', port.get('port') ?? 0)
}

function nameLabel(namespace: Mapping): Mapping {
  const name = mappingAt(namespace, 'metadata').get('name')
  if (typeof name !== 'string') return namespace
  return changeField(namespace, 'metadata', metadata =>
    changeField(metadata, 'labels', labels =>
      labels.get('kubernetes.io/metadata.name') === name
        ? labels
        : withField(labels, 'kubernetes.io/metadata.name', name),
    ),
  )
}

function policyTypes(spec: Mapping): Mapping {
  const given = spec.get('policyTypes')
  if (isList(given) && given.length > 0) return spec
  const egress = spec.get('egress')
  const hasEgress = isList(egress) && egress.length > 0
  return withField(spec, 'policyTypes', hasEgress ? ['Ingress', 'Egress'] : ['Ingress'])
}

function subjectGroup(subject: Mapping): Mapping {
  const kind = subject.get('kind')
  if (subject.get('apiGroup') || (kind !== 'User' && kind !== 'Group')) return subject
  return withField(subject, 'apiGroup', 'rbac.authorization.k8s.io')
}

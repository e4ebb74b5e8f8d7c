import { isMapping, type Mapping } from '../../manifest'
import { listAt, mappingAt } from '../../object'
import { isUnset, withField } from '../edit-mapping'
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

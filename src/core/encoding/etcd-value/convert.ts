import { isMapping, type Mapping, type Value } from '../../manifest'
import { listAt, mappingAt } from '../../object'
import { changeEach, changeField, isUnset, withField, withoutFields } from '../edit-mapping'
import type { BuiltInKind } from '../tables/kind'
import type { Message } from '../tables/message'
import { behaviorOfAnnotation, metricsOfAnnotation, withoutRoundTrip } from './autoscaler-annotations'

/**
 * An object in the version in which the server keeps its kind. Some kinds are known to be renamed on the way; in
 * others, fields of the same name are taken to mean the same, and what the kept version does not know is lost from the
 * count, which makes it an estimate.
 */
export function convert(object: Mapping, given: BuiltInKind, storage: BuiltInKind): Mapping {
  if (given.message === storage.message) return object
  return conversions.get(given.message.name)?.(object) ?? object
}

/** Whether the conversion is known field by field. */
export function isKnownConversion(given: BuiltInKind, storage: BuiltInKind): boolean {
  return conversions.has(given.message.name) || isSame(given.message, storage.message, new Set())
}

const conversions: ReadonlyMap<string, (object: Mapping) => Mapping> = new Map([
  ['autoscaling.v1.HorizontalPodAutoscaler', autoscalerToV2],
  ['events.v1.Event', eventToCore],
  ['events.v1beta1.Event', eventToCore],
  ['resource.v1beta1.ResourceClaim', (claim: Mapping) => changeField(claim, 'spec', claimSpecToV1)],
  [
    'resource.v1beta1.ResourceClaimTemplate',
    (template: Mapping) => changeField(template, 'spec', spec => changeField(spec, 'spec', claimSpecToV1)),
  ],
  [
    'resource.v1beta1.ResourceSlice',
    (slice: Mapping) => changeField(slice, 'spec', spec => changeEach(spec, 'devices', deviceToV1)),
  ],
])

/** Whether two messages have the same fields, down to the last. */
function isSame(a: Message, b: Message, seen: Set<Message>): boolean {
  if (a === b || seen.has(a)) return true
  seen.add(a)
  if (a.fields.size !== b.fields.size || a.inlined.length !== b.inlined.length || a.special !== b.special) return false
  return [...a.fields.values()].every(field => {
    const other = b.fields.get(field.name)
    if (other === undefined || other.kind !== field.kind || other.mode !== field.mode) return false
    return field.message === null || other.message === null || isSame(field.message, other.message, seen)
  })
}

/** kubernetes/kubernetes `pkg/apis/autoscaling/v1/conversion.go`. */
function autoscalerToV2(object: Mapping): Mapping {
  const behavior = behaviorOfAnnotation(object)
  const others = metricsOfAnnotation(object) ?? []
  return changeField(withoutRoundTrip(object), 'spec', spec => {
    const percentage = spec.get('targetCPUUtilizationPercentage') ?? null
    const metrics = percentage === null ? others : [...others, cpuMetric(percentage)]
    const converted = withField(withoutFields(spec, ['targetCPUUtilizationPercentage']), 'metrics', metrics)
    return behavior === null ? converted : withField(converted, 'behavior', behavior)
  })
}

function cpuMetric(percentage: Value): Mapping {
  const target = new Map<string, Value>([
    ['type', 'Utilization'],
    ['averageUtilization', percentage],
  ])
  const resource = new Map<string, Value>([
    ['name', 'cpu'],
    ['target', target],
  ])
  return new Map<string, Value>([
    ['type', 'Resource'],
    ['resource', resource],
  ])
}

const eventFields = new Map([
  ['regarding', 'involvedObject'],
  ['note', 'message'],
  ['reportingController', 'reportingComponent'],
  ['deprecatedSource', 'source'],
  ['deprecatedFirstTimestamp', 'firstTimestamp'],
  ['deprecatedLastTimestamp', 'lastTimestamp'],
  ['deprecatedCount', 'count'],
])

/** kubernetes/kubernetes `pkg/apis/events/v1/conversion.go`: the same fields under the names of the core group. */
function eventToCore(object: Mapping): Mapping {
  return new Map([...object].map(([name, value]) => [eventFields.get(name) ?? name, value]))
}

/** A request for one class of devices stands in a field of its own (`pkg/apis/resource/v1beta1/conversion.go`). */
function claimSpecToV1(spec: Mapping): Mapping {
  return changeField(spec, 'devices', devices =>
    changeEach(devices, 'requests', request => {
      if (listAt(request, 'firstAvailable').length > 0 || isUnset(request, 'deviceClassName')) return request
      const exactly = withoutFields(request, ['name', 'firstAvailable'])
      return new Map<string, Value>([
        ['name', request.get('name') ?? ''],
        ['exactly', exactly],
      ])
    }),
  )
}

function deviceToV1(device: Mapping): Mapping {
  const basic = device.get('basic')
  return isMapping(basic) ? new Map([...withoutFields(device, ['basic']), ...mappingAt(device, 'basic')]) : device
}

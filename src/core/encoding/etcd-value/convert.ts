import type { Mapping, Value } from '../../manifest'
import { changeField, isUnset, withField, withoutFields } from '../edit-mapping'
import type { BuiltInKind } from '../tables/kind'

/**
 * An object in the version in which the server keeps its kind. Two kinds are known to be renamed on the way; in others, fields of the
 * same name are taken to mean the same, and what the kept version does not know is lost from the count, which makes it an estimate.
 */
export function convert(object: Mapping, given: BuiltInKind, storage: BuiltInKind): Mapping {
  if (given.message === storage.message) return object
  if (given.message.name === 'autoscaling.v1.HorizontalPodAutoscaler') return autoscalerToV2(object)
  return given.kind === 'Event' ? eventToCore(object) : object
}

/** Whether the conversion is known field by field. */
export function isKnownConversion(given: BuiltInKind, storage: BuiltInKind): boolean {
  return given.message === storage.message || given.kind === 'Event' || given.kind === 'HorizontalPodAutoscaler'
}

/** kubernetes/kubernetes `pkg/apis/autoscaling/v1/conversion.go`. */
function autoscalerToV2(object: Mapping): Mapping {
  return changeField(object, 'spec', spec => {
    if (isUnset(spec, 'targetCPUUtilizationPercentage')) return spec
    const percentage = spec.get('targetCPUUtilizationPercentage') ?? 0
    const target = new Map<string, Value>([
      ['type', 'Utilization'],
      ['averageUtilization', percentage],
    ])
    const resource = new Map<string, Value>([
      ['name', 'cpu'],
      ['target', target],
    ])
    const metric = new Map<string, Value>([
      ['type', 'Resource'],
      ['resource', resource],
    ])
    return withField(withoutFields(spec, ['targetCPUUtilizationPercentage']), 'metrics', [metric])
  })
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

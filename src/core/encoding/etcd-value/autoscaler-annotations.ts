import { isList, isMapping, type Mapping, type Value } from '../../manifest'
import { mappingAt } from '../../object'
import { changeField, changeItems, withField, withoutFields } from '../edit-mapping'
import { fromPlain } from '../from-plain'

/**
 * What a HorizontalPodAutoscaler of autoscaling/v1 says in annotations, which become fields of v2 and are not kept
 * (kubernetes/kubernetes `pkg/apis/autoscaling/v1/conversion.go:
 * Convert_v1_HorizontalPodAutoscaler_To_autoscaling_HorizontalPodAutoscaler`, `pkg/apis/autoscaling/ helpers.go:
 * DropRoundTripHorizontalPodAutoscalerAnnotations`).
 */
const prefix = 'autoscaling.alpha.kubernetes.io/'
const roundTrip = ['metrics', 'behavior', 'conditions', 'current-metrics'].map(name => prefix + name)

/** The metrics of the annotation as v2 names them; null where there are none that can be read. */
export function metricsOfAnnotation(autoscaler: Mapping): readonly Value[] | null {
  const metrics = parsed(autoscaler, 'metrics')
  return isList(metrics) ? changeItems(metrics, metric => (isMapping(metric) ? metricToV2(metric) : metric)) : null
}

/** The behavior of the annotation, whose names are those of Go; null where there is none that can be read. */
export function behaviorOfAnnotation(autoscaler: Mapping): Mapping | null {
  const behavior = parsed(autoscaler, 'behavior')
  const named = isMapping(behavior) ? withLowerNames(behavior) : null
  return isMapping(named) && named.size > 0 ? named : null
}

export function withoutRoundTrip(autoscaler: Mapping): Mapping {
  return changeField(autoscaler, 'metadata', metadata =>
    metadata.has('annotations')
      ? changeField(metadata, 'annotations', annotations => withoutFields(annotations, roundTrip))
      : metadata,
  )
}

function parsed(autoscaler: Mapping, name: string): Value {
  const text = mappingAt(mappingAt(autoscaler, 'metadata'), 'annotations').get(prefix + name)
  if (typeof text !== 'string') return null
  try {
    return fromPlain(JSON.parse(text))
  } catch {
    return null
  }
}

/** Go reads names of fields in any case; v2 writes them with a small letter first. */
function withLowerNames(value: Value): Value {
  if (isList(value)) return value.map(withLowerNames)
  if (!isMapping(value)) return value
  return new Map(
    [...value].map(([name, member]) => [lowerNames.get(name.toLowerCase()) ?? name, withLowerNames(member)]),
  )
}

const lowerNames = new Map(
  [
    'scaleUp',
    'scaleDown',
    'stabilizationWindowSeconds',
    'selectPolicy',
    'policies',
    'tolerance',
    'type',
    'value',
    'periodSeconds',
  ].map(name => [name.toLowerCase(), name]),
)

/** `Convert_v1_MetricSpec_To_autoscaling_MetricSpec` and those of its sources. */
function metricToV2(metric: Mapping): Mapping {
  return new Map([...metric].map(([name, source]) => [name, isMapping(source) ? sourceToV2(name, source) : source]))
}

function sourceToV2(name: string, source: Mapping): Mapping {
  const metric = (selector: string): Mapping =>
    new Map<string, Value>([
      ['name', source.get('metricName') ?? ''],
      ...(source.has(selector) ? [['selector', source.get(selector) ?? null] as const] : []),
    ])
  const target = (utilization: string, value: string, average: string): Mapping => {
    const found: [string, string][] = [
      ['averageUtilization', utilization],
      ['value', value],
      ['averageValue', average],
    ]
    const set = found.flatMap(([to, from]) =>
      (source.get(from) ?? null) === null ? [] : [[to, source.get(from) ?? null] as const],
    )
    const names = new Set(set.map(([to]) => to))
    const type = names.has('averageUtilization') ? 'Utilization' : names.has('averageValue') ? 'AverageValue' : 'Value'
    return new Map<string, Value>([['type', type], ...set])
  }
  switch (name) {
    case 'resource':
    case 'containerResource': {
      const kept = withoutFields(source, ['targetAverageUtilization', 'targetAverageValue'])
      return withField(kept, 'target', target('targetAverageUtilization', '', 'targetAverageValue'))
    }
    case 'pods':
      return new Map<string, Value>([
        ['metric', metric('selector')],
        ['target', target('', '', 'targetAverageValue')],
      ])
    case 'object':
      return new Map<string, Value>([
        ['describedObject', source.get('target') ?? null],
        ['metric', metric('selector')],
        ['target', target('', 'targetValue', 'averageValue')],
      ])
    case 'external':
      return new Map<string, Value>([
        ['metric', metric('metricSelector')],
        ['target', target('', 'targetValue', 'targetAverageValue')],
      ])
    default:
      return source
  }
}

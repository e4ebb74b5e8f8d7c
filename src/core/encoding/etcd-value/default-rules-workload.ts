import { isList, isMapping, type Mapping } from '../../manifest'
import { mappingAt } from '../../object'
import { changeField, isUnset, withField } from '../edit-mapping'
import { fromPlain, mappingFromPlain } from '../from-plain'
import { metricsOfAnnotation } from './autoscaler-annotations'
import type { DefaultRule } from './default-rules'

/**
 * Rules of the kinds that make pods (kubernetes/kubernetes `pkg/apis/{apps,batch,autoscaling}/v1/defaults.go` and the
 * like).
 */
export const workloadRules: readonly (readonly [message: string, rule: DefaultRule])[] = [
  ['apps.v1.DeploymentStrategy', rollingUpdate],
  ['apps.v1.DaemonSetUpdateStrategy', rollingUpdate],
  ['apps.v1.StatefulSetUpdateStrategy', partition],
  ['apps.v1.DaemonSet', templateGeneration],
  ['batch.v1.Job', jobLabels],
  ['core.v1.ReplicationController', selectorOfTemplate],
  ['autoscaling.v1.HorizontalPodAutoscaler', cpuTarget],
  ['batch.v1.JobSpec', jobSpec],
  ['autoscaling.v2.HorizontalPodAutoscalerSpec', autoscaler],
]

/** An empty object, whose own two defaults follow. */
function rollingUpdate(strategy: Mapping): Mapping {
  const isRolling = strategy.get('type') === 'RollingUpdate' && isUnset(strategy, 'rollingUpdate')
  return isRolling ? withField(strategy, 'rollingUpdate', new Map()) : strategy
}

function partition(strategy: Mapping, given: Mapping): Mapping {
  const isRolling = strategy.get('type') === 'RollingUpdate'
  if (!isRolling || (given.get('type') && isUnset(given, 'rollingUpdate'))) return strategy
  return changeField(strategy, 'rollingUpdate', rolling =>
    isUnset(rolling, 'partition') ? withField(rolling, 'partition', 0) : rolling,
  )
}

const templateGenerationKey = 'deprecated.daemonset.template.generation'

function templateGeneration(daemonSet: Mapping): Mapping {
  return changeField(daemonSet, 'metadata', metadata =>
    changeField(metadata, 'annotations', annotations =>
      annotations.has(templateGenerationKey) ? annotations : withField(annotations, templateGenerationKey, '1'),
    ),
  )
}

/** A Job without labels takes those of its template, the very map: see `jobSelector`. */
function jobLabels(job: Mapping): Mapping {
  const labels = templateLabels(job)
  if (labels === null || mappingAt(mappingAt(job, 'metadata'), 'labels').size > 0) return job
  return changeField(job, 'metadata', metadata => withField(metadata, 'labels', labels))
}

/** `pkg/apis/core/v1/defaults.go: SetDefaults_ReplicationController`. */
function selectorOfTemplate(controller: Mapping): Mapping {
  const labels = templateLabels(controller)
  if (labels === null) return controller
  const selecting = changeField(controller, 'spec', spec =>
    mappingAt(spec, 'selector').size > 0 ? spec : withField(spec, 'selector', labels),
  )
  return changeField(selecting, 'metadata', metadata =>
    mappingAt(metadata, 'labels').size > 0 ? metadata : withField(metadata, 'labels', labels),
  )
}

function templateLabels(object: Mapping): Mapping | null {
  const labels = mappingAt(mappingAt(mappingAt(object, 'spec'), 'template'), 'metadata').get('labels')
  return isMapping(labels) ? labels : null
}

/**
 * Without any metric the CPU is measured against 80 per cent (`pkg/apis/autoscaling/v1/conversion.go`), and its writer
 * owns that target.
 */
function cpuTarget(autoscaler: Mapping): Mapping {
  if (!isUnset(mappingAt(autoscaler, 'spec'), 'targetCPUUtilizationPercentage')) return autoscaler
  if ((metricsOfAnnotation(autoscaler) ?? []).length > 0) return autoscaler
  return changeField(autoscaler, 'spec', spec => withField(spec, 'targetCPUUtilizationPercentage', 80))
}

function jobSpec(spec: Mapping, given: Mapping): Mapping {
  const filled = new Map(spec)
  const set = (name: string, value: number | string): void => {
    if (isUnset(filled, name)) filled.set(name, value)
  }
  if (isUnset(given, 'parallelism')) set('completions', 1)
  set('backoffLimit', isUnset(spec, 'backoffLimitPerIndex') ? 6 : 2_147_483_647)
  set('podReplacementPolicy', isUnset(spec, 'podFailurePolicy') ? 'TerminatingOrFailed' : 'Failed')
  return filled
}

function autoscaler(spec: Mapping): Mapping {
  const metrics = spec.get('metrics')
  const measured = isList(metrics) && metrics.length > 0 ? spec : withField(spec, 'metrics', cpuAt80)
  if (isUnset(spec, 'behavior')) return measured
  return changeField(measured, 'behavior', behavior =>
    new Map(behavior)
      .set('scaleUp', new Map([...scaleUp, ...setFields(mappingAt(behavior, 'scaleUp'))]))
      .set('scaleDown', new Map([...scaleDown, ...setFields(mappingAt(behavior, 'scaleDown'))])),
  )
}

function setFields(object: Mapping): Mapping {
  return new Map([...object].filter(([, value]) => value !== null))
}

const cpuAt80 = fromPlain([
  { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } },
])
const scaleUp = mappingFromPlain({
  stabilizationWindowSeconds: 0,
  selectPolicy: 'Max',
  policies: [
    { type: 'Pods', value: 4, periodSeconds: 15 },
    { type: 'Percent', value: 100, periodSeconds: 15 },
  ],
})
const scaleDown = mappingFromPlain({
  selectPolicy: 'Max',
  policies: [{ type: 'Percent', value: 100, periodSeconds: 15 }],
})

import { bytes, utf8Length } from '../bytes'
import type { Finding } from '../encoding'
import { limitOf } from '../limit'
import { isMapping, type Mapping, type Value, writeYaml } from '../manifest'
import { groupKindOf, listAt, mappingAt, textAt } from '../object'
import { podTemplates } from '../resource'

/**
 * What the API server takes and another component refuses later, where it starts or copies what stands in the object:
 * a sum that the object alone decides. `at` is the place as steps from the object's root.
 */
export interface LaterRefusal {
  readonly code: 'argument-too-long' | 'rules-too-large' | 'chart-content-too-large'
  readonly path: string
  readonly at: Finding['at']
  readonly bytes: number
  readonly max: number
}

/** One for all: most objects have none. */
const none: readonly LaterRefusal[] = []
const argument = limitOf('linux.argument').max
const rules = limitOf('prometheus-operator.rules').max
const chartContent = limitOf('k3s.chart-content').max

/** The same of an object whose compact JSON has `json` bytes: of most objects that alone says that there is nothing. */
export function laterRefusals(object: Mapping, json: number): readonly LaterRefusal[] {
  if (json <= Math.min(argument, rules, chartContent)) return none
  const { group, kind } = groupKindOf(object)
  if (group === 'monitoring.coreos.com' && kind === 'PrometheusRule') {
    // The operator writes the rules as YAML; a few bytes more or less go to how a library breaks its lines.
    const size = bytes(utf8Length(writeYaml(mappingAt(object, 'spec'))))
    return size > rules ? [{ code: 'rules-too-large', path: 'spec', at: ['spec'], bytes: size, max: rules }] : []
  }
  if (group === 'helm.cattle.io' && kind === 'HelmChart') {
    const path = 'spec.chartContent'
    const size = utf8Length(textAt(object, 'spec', 'chartContent') ?? '')
    const at = ['spec', 'chartContent']
    return size > chartContent ? [{ code: 'chart-content-too-large', path, at, bytes: size, max: chartContent }] : []
  }
  if (group === 'argoproj.io') return workflowArguments(object, kind ?? '')
  return podTemplates(object, `${group}/${kind}`, true).flatMap(({ spec, path }) =>
    ['initContainers', 'containers'].flatMap(list =>
      listAt(spec, list).flatMap((container, index) =>
        isMapping(container) ? longArguments(container, [...path.split('.'), list, index]) : [],
      ),
    ),
  )
}

/** Argo Workflows makes a pod of each template; what it fills in for a parameter seldom makes a text shorter. */
function workflowArguments(object: Mapping, kind: string): LaterRefusal[] {
  const place = kind === 'CronWorkflow' ? ['spec', 'workflowSpec'] : ['spec']
  const spec = place.reduce(mappingAt, object)
  return listAt(spec, 'templates').flatMap((template, index) => {
    if (!isMapping(template)) return []
    const at = [...place, 'templates', index]
    const inLists = (from: Mapping, names: readonly string[], before: readonly (string | number)[]): LaterRefusal[] =>
      names.flatMap(name =>
        listAt(from, name).flatMap((container, nth) =>
          isMapping(container) ? longArguments(container, [...before, name, nth]) : [],
        ),
      )
    return [
      ...['container', 'script'].flatMap(name => longArguments(mappingAt(template, name), [...at, name])),
      ...inLists(template, ['initContainers', 'sidecars'], at),
      ...inLists(mappingAt(template, 'containerSet'), ['containers'], [...at, 'containerSet']),
    ]
  })
}

/** Linux counts a string with the byte that ends it, and of a variable its name and `=`. */
function longArguments(container: Mapping, place: readonly (string | number)[]): LaterRefusal[] {
  const found: LaterRefusal[] = []
  const look = (text: Value | undefined, before: number, at: readonly (string | number)[]): void => {
    const size = typeof text === 'string' ? before + utf8Length(text) + 1 : 0
    if (size > argument) found.push({ code: 'argument-too-long', path: pathOf(at), at, bytes: size, max: argument })
  }
  for (const list of ['command', 'args'])
    for (const [index, text] of listAt(container, list).entries()) look(text, 0, [...place, list, index])
  for (const [index, variable] of listAt(container, 'env').entries()) {
    if (!isMapping(variable)) continue
    const name = utf8Length(textAt(variable, 'name') ?? '') + 1
    look(variable.get('value'), name, [...place, 'env', index, 'value'])
  }
  return found
}

function pathOf(at: readonly (string | number)[]): string {
  return at.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('')
}

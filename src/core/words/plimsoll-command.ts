import { type ClusterLimits, defaultCluster, sameLimits } from '../limit'
import { applierFor, type Question } from '../question'
import { namedFiles } from './delivery-command'

/**
 * The option that says for which cluster; empty for the usual one. Limits of one's own stand in a file that the reader
 * has to have.
 */
export function limitsOption(cluster: ClusterLimits): string {
  if (sameLimits(cluster, defaultCluster)) return ''
  const isOwn = Object.keys(cluster.own).length > 0 || cluster.tightOver !== defaultCluster.tightOver
  return ` --limits ${isOwn ? 'limits.json' : cluster.preset}`
}

/** The command of a shell that answers the same question beside the files. */
export function analyzeCommand(
  files: readonly string[],
  { route, cluster }: Pick<Question, 'route' | 'cluster'>,
): string {
  return `plimsoll analyze ${namedFiles(files).join(' ')} --route ${route}${limitsOption(cluster)}`
}

/**
 * The command that splits alike, beside the files; null where the route has no applier. What is changed of single
 * resources by hand is not in it.
 */
export function splitCommand(files: readonly string[], question: Question): string | null {
  const applier = applierFor(question)
  if (applier === null) return null
  const { preset, form, maxBytes, maxResources, name } = question.plan
  return [
    `plimsoll split ${namedFiles(files).join(' ')}`,
    `--plan ${preset === 'crds-apart' ? 'crds-first' : preset}`,
    `--export ${applier} --route ${question.route}${limitsOption(question.cluster)}`,
    `--format ${form}`,
    ...(maxBytes === null ? [] : [`--max-bytes ${maxBytes}`]),
    ...(maxResources == null ? [] : [`--max-resources ${maxResources}`]),
    `--name ${name} --out ${name}.zip`,
  ].join(' ')
}

/** Whether the plan holds what the command of the split does not say. */
export function isChangedByHand({ plan }: Question): boolean {
  const { moves = [], forms = [], remedies = [], keySplits = [], filter, options = {} } = plan
  const filters = [...(filter?.include ?? []), ...(filter?.exclude ?? [])]
  return [moves, forms, remedies, keySplits, filters, Object.keys(options)].some(({ length }) => length > 0)
}

import type { ClusterLimits } from '../limit'
import type { RouteId } from '../route'
import { limitsOption, shellArgument } from '../words'

/**
 * The command that gives the same answer again, beside the files; limits of one's own stand in a file that the reader
 * has to have.
 */
export function reportCommand(facts: {
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly route: RouteId
  readonly cluster: ClusterLimits
}): string {
  const { before, after, route, cluster } = facts
  const folder = (names: readonly string[], word: string): string => {
    const [name, ...more] = names.map(each => each.split(/[/\\]/).at(-1) || each)
    // Two inputs are a path each.
    return name !== undefined && more.length === 0 ? shellArgument(name) : `${word}/`
  }
  const what =
    before.length > 0
      ? `compare ${folder(before, 'before')} ${folder(after, 'after')}`
      : `analyze ${after.map(each => shellArgument(each.split(/[/\\]/).at(-1) || each)).join(' ')}`
  return `plimsoll ${what} --route ${route}${limitsOption(cluster)}`
}

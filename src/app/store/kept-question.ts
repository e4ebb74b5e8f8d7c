import { asClusterLimits } from '../../core/limit'
import { routes } from '../../core/route'
import type { KeptQuestion } from './question-slice'

/** What an earlier visit left of its question, checked; nothing where it is no JSON, as a hand may leave it. */
export function asKeptQuestion(text: string | null): Partial<KeptQuestion> {
  let kept: unknown = null
  try {
    kept = JSON.parse(text ?? 'null')
  } catch {
    return {}
  }
  if (typeof kept !== 'object' || kept === null) return {}
  const { route, cluster } = kept as Partial<Record<keyof KeptQuestion, unknown>>
  const known = routes.find(({ id }) => id === route)
  return { ...(known ? { route: known.id } : {}), cluster: asClusterLimits(cluster) }
}

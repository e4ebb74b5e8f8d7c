import type { Measured } from '../encoding'
import type { Question } from '../question'
import type { Draft } from '../resource'
import { routeOf } from '../route'
import { judgeResource } from '../verdict'

/** What is known of an input that is still being read. */
export interface SoFar {
  readonly resources: number
  /**
   * Those that the route of the question refuses: what stands before its definition may turn out otherwise. Null where
   * nothing was asked.
   */
  readonly refused: number | null
  /** The largest as written. */
  readonly largest: { readonly kind: string | null; readonly name: string | null; readonly bytes: number } | null
}

/** Adds up what can be said before everything is read. */
export function countSoFar(question: Pick<Question, 'route' | 'cluster'> | undefined): {
  add(draft: Draft, sizes: Measured['sizes'] | undefined): void
  now(): SoFar
} {
  let resources = 0
  const route = question && routeOf(question.route)
  let refused = 0
  let largest: SoFar['largest'] = null
  return {
    add({ identity: { kind, name }, readable }, sizes) {
      resources++
      if (!sizes) return
      const { source } = sizes
      if (source > (largest?.bytes ?? 0)) largest = { kind, name, bytes: source }
      if (!question || !route || !readable) return
      const { verdict } = judgeResource({ kind, name, sizes: { ...sizes, gzip: null } }, route, '', question.cluster)
      if (verdict === 'refused') refused++
    },
    now: () => ({ resources, refused: question ? refused : null, largest }),
  }
}

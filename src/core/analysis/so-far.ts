import type { Measured } from '../encoding'
import type { LimitSettings } from '../limit'
import type { Draft } from '../resource'
import { type RouteId, routeOf } from '../route'
import { judgeResource } from '../verdict'

/** What is known of an input that is still being read. */
export interface SoFar {
  readonly resources: number
  /** Those that `kubectl apply` refuses: what stands before its definition may turn out otherwise. */
  readonly refused: number
  /** The largest as written. */
  readonly largest: { readonly kind: string | null; readonly name: string | null; readonly bytes: number } | null
}

const route: RouteId = 'client-side-apply'

/** Adds up what can be said before everything is read. */
export function countSoFar(limits: LimitSettings): {
  add(draft: Draft, sizes: Measured['sizes'] | undefined): void
  now(): SoFar
} {
  let resources = 0
  let refused = 0
  let largest: SoFar['largest'] = null
  return {
    add({ identity: { kind, name }, readable }, sizes) {
      resources++
      if (!sizes) return
      const { source } = sizes
      if (source > (largest?.bytes ?? 0)) largest = { kind, name, bytes: source }
      const verdict = readable
        ? judgeResource({ kind, name, sizes: { ...sizes, gzip: null } }, routeOf(route), '', limits).verdict
        : null
      if (verdict === 'refused') refused++
    },
    now: () => ({ resources, refused, largest }),
  }
}

import { type LimitId, limitOf } from '../limit'
import type { Remedy } from './remedy'

/**
 * What stands above a limit that can be raised: kube-apiserver's own client sends no more to etcd, whatever etcd takes
 * (limits facts, section 1).
 */
const ceilings: Partial<Record<LimitId, LimitId>> = { 'etcd.request': 'etcd.client.send' }

/** The limit that is met set higher, where it has a setting: it changes the cluster for everybody in it. */
export const raiseLimit: Remedy = {
  id: 'raise-limit',
  attempt({ route, sized, verdict }) {
    const { limit, bytes } = verdict
    const ceiling = limit === null ? undefined : ceilings[limit]
    if (limit === null || bytes === null || limitOf(limit).raise === null || ceiling === undefined) {
      return { applies: false, whyNot: 'limit-is-fixed' }
    }
    const { max } = limitOf(ceiling)
    if (bytes > max) return { applies: false, whyNot: 'over-the-ceiling' }
    // It is the last limit on the way, so nothing behind it refuses.
    return { applies: true, route: route.id, verdict: { ...verdict, verdict: 'tight', max, message: null }, sized }
  },
}

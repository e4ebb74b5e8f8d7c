import type { Remedy } from './remedy'
import { splitKeysOn } from './split-keys-on'

/**
 * A ConfigMap or Secret becomes several, each with some of its keys, and what names it is rewritten: the files that
 * Pods see stay the same.
 */
export const keySplit: Remedy = {
  id: 'split-by-key',
  attempt({ id, value, route, sized, verdict, unsafeToSplit, measure, judge }) {
    const found = splitKeysOn({
      ...{ resource: id, value, verdict, unsafe: unsafeToSplit(), measure },
      judge: part => judge(part, route),
    })
    if (found === 'not-enough') return { applies: true, route: route.id, verdict, sized }
    if (typeof found === 'string') return { applies: false, whyNot: found }
    const [part = sized] = found.parts
    return { applies: true, route: route.id, verdict: found.verdict, sized: part, keySplit: found }
  },
}

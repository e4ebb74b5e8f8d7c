import { isCustomResourceDefinition } from '../object'
import { lightestTrim } from './lightest-trim'
import type { Remedy } from './remedy'
import { trimmed } from './trim'

/** Descriptions are shortened, and then lost, until the CRD fits: no more of them than that takes. */
export const trimDescriptions: Remedy = {
  id: 'trim-descriptions',
  attempt(subject) {
    if (!isCustomResourceDefinition(subject.resource)) return { applies: false, whyNot: 'not-a-crd' }
    if (subject.verdict.verdict !== 'refused') return { applies: false, whyNot: 'fits-already' }
    const [option] = lightestTrim(subject, ['fewest-lost'])?.options ?? []
    if (!option) return { applies: false, whyNot: 'nothing-to-remove' }
    const { rule, trim, effect, verdict } = option
    const sized = subject.measure(trimmed(subject.value, trim))
    return { applies: true, route: subject.route.id, verdict, sized, trim: { rule, trim, effect } }
  },
}

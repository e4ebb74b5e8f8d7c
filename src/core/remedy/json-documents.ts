import { bytes } from '../bytes'
import type { SizedResource } from '../route'
import type { Remedy } from './remedy'

/**
 * A resource as it is measured when its document is written as one line of JSON, newline included: the same value,
 * without comments and indentation.
 */
export function asJsonDocument(sized: SizedResource): SizedResource {
  const { sizes } = sized
  return {
    ...sized,
    sizes: { ...sizes, source: sizes.jsonDocument === null ? sizes.source : bytes(sizes.jsonDocument + 1) },
  }
}

/**
 * Written as JSON documents: half of a large manifest is indentation (splitting facts, section 5). Helps where the text
 * itself is carried.
 */
export const jsonDocuments: Remedy = {
  id: 'json-documents',
  attempt({ route, sized, judge }) {
    const asJson = asJsonDocument(sized)
    const carriesText = route.checks.some(({ measure }) => measure(sized) !== measure(asJson))
    if (!carriesText) return { applies: false, whyNot: 'sent-as-json-already' }
    return { applies: true, route: route.id, verdict: judge(asJson, route), sized: asJson }
  },
}

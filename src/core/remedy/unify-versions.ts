import { equalValues, isMapping, type Mapping, type Value } from '../manifest'
import { isCustomResourceDefinition } from '../object'
import { versionFields } from './crd-fields'
import { fieldAt, rootField } from './field'
import type { Remedy } from './remedy'

/** What the API server stores once where it is equal in all versions (limits facts, section 5, hoisting). */
const parts = ['schema', 'subresources', 'additionalPrinterColumns', 'selectableFields']

/**
 * Says what etcd would keep if all versions of a CRD had the parts of the stored one, which are then stored once. A
 * report only: whether the versions can be made equal is for its maintainers to say.
 */
export const unifyVersions: Remedy = {
  id: 'unify-versions',
  reportOnly: true,
  attempt({ resource, value, route, measure, judge }) {
    if (!isCustomResourceDefinition(resource)) return { applies: false, whyNot: 'not-a-crd' }
    const versions = versionFields(rootField(value))
    if (versions.length < 2) return { applies: false, whyNot: 'one-version' }
    const unified = unify(value)
    if (!unified) return { applies: false, whyNot: 'versions-equal' }
    const sized = measure(unified)
    return { applies: true, route: route.id, verdict: judge(sized, route), sized }
  },
}

function unify(crd: Mapping): Mapping | null {
  const fields = versionFields(rootField(crd))
  const stored = fields.find(version => fieldAt(version, 'storage')?.value === true)?.value
  if (!isMapping(stored)) return null
  let differs = false
  const versions = fields.map(({ value }): Value => {
    if (!isMapping(value)) return value
    const unified = new Map(value)
    for (const part of parts) {
      const wanted = stored.get(part)
      const given = value.get(part)
      if (given === wanted || (given !== undefined && wanted !== undefined && equalValues(given, wanted))) continue
      if (wanted === undefined) unified.delete(part)
      else unified.set(part, wanted)
      differs = true
    }
    return unified
  })
  const spec = crd.get('spec')
  if (!differs || !isMapping(spec)) return null
  return new Map(crd).set('spec', new Map(spec).set('versions', versions))
}

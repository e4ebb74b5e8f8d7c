import { isList, isMapping, type Mapping, type Value } from '../../manifest'
import { mappingAt } from '../../object'
import { filledNames, withWebhookPort } from '../stored/stored-crd'
import { fieldElement, leaf, memberSize, nodeSize } from './field-set'
import { metadataMember, type Operation } from './untyped-ownership'

/**
 * Bytes of the `fieldsV1` text for a CustomResourceDefinition, small because `spec.versions` is one unit: group, names,
 * scope, versions and conversion (facts: storage-encoding, section 9 step 9; not measured). An update owns what
 * defaulting has filled in as well.
 */
export function crdOwnershipSize(crd: Mapping, operation: Operation): number {
  const spec = mappingAt(crd, 'spec')
  if (operation === 'Apply') return specOwnershipSize(crd, spec, operation)
  const conversion = withWebhookPort(spec.get('conversion') ?? new Map([['strategy', 'None']]))
  const defaulted = new Map(spec).set('names', filledNames(mappingAt(spec, 'names'))).set('conversion', conversion)
  return specOwnershipSize(crd, defaulted, operation)
}

/** Bytes of the `fieldsV1` text for an APIService (not measured). */
export function apiServiceOwnershipSize(apiService: Mapping, operation: Operation): number {
  return specOwnershipSize(apiService, mappingAt(apiService, 'spec'), operation)
}

function specOwnershipSize(object: Mapping, spec: Mapping, operation: Operation): number {
  const members = membersOf(spec, operation, name => operation === 'Update' && pointers.has(name))
  const metadata = metadataMember(object.get('metadata'), operation)
  return nodeSize(false, metadata + memberSize(fieldElement('spec'), nodeSize(false, members)))
}

/** Fields of the two specs that Go holds by pointer: an update owns their nodes too. */
const pointers = new Set(['conversion', 'service'])

function membersOf(object: Mapping, operation: Operation, isOwned: (name: string) => boolean, depth = 0): number {
  let members = 0
  for (const [name, value] of object) {
    if (operation === 'Update' && isZero(value)) continue
    members += memberSize(fieldElement(name), node(value, operation, isOwned(name), depth))
  }
  return members
}

/** Deeper than this, a value counts as one unit. */
const maxDepth = 400

/** Lists of these kinds are units. */
function node(value: Value, operation: Operation, ownedItself: boolean, depth: number): number {
  if (!isMapping(value) || value.size === 0 || depth > maxDepth) return leaf
  return nodeSize(
    ownedItself,
    membersOf(value, operation, () => ownedItself, depth + 1),
  )
}

function isZero(value: Value): boolean {
  return value === null || value === '' || value === false || (isList(value) && value.length === 0)
}

/**
 * Bytes of the entry that the controllers write for the first status: the accepted names, and conditions by their type.
 */
export function crdStatusOwnershipSize(acceptedNames: Mapping, conditionTypes: readonly string[]): number {
  const names = membersOf(acceptedNames, 'Update', () => false)
  const conditions = conditionTypes.map(type => {
    const element = `"k:{\\"type\\":\\"${type}\\"}"`
    return memberSize(element.length, nodeSize(true, conditionMembers))
  })
  const status =
    memberSize(fieldElement('acceptedNames'), nodeSize(false, names)) +
    memberSize(
      fieldElement('conditions'),
      nodeSize(
        false,
        conditions.reduce((sum, size) => sum + size, 0),
      ),
    )
  return nodeSize(false, memberSize(fieldElement('status'), nodeSize(false, status)))
}

const conditionMembers = ['lastTransitionTime', 'message', 'reason', 'status', 'type'].reduce(
  (sum, name) => sum + memberSize(fieldElement(name), leaf),
  0,
)

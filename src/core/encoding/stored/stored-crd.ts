import { isList, isMapping, type Mapping, type Value } from '../../manifest'
import { crdGroup, mappingAt } from '../../object'
import { changeField, isUnset, withField, withoutFields } from '../edit-mapping'
import { jsonTextSize } from '../json-size'
import { layoutNamed } from '../tables/layout'
import { newTrail, type Trail } from '../trail'
import { typedEqual } from './typed-equal'
import { isDropped, typedValueSize } from './typed-json-size'

/**
 * A v1 CustomResourceDefinition in the names of v1beta1, in which it is stored, with what is filled in and reset on
 * create (facts: storage-encoding, section 9, steps 1 to 8). Schemas are shared, not copied, and stand in every
 * version: see `hoistingGain`.
 */
export function storedCrd(crd: Mapping, trail: Trail): Mapping {
  return new Map(crd)
    .set('apiVersion', `${crdGroup}/v1beta1`)
    .set('metadata', new Map(mappingAt(crd, 'metadata')).set('generation', 1))
    .set('spec', storedSpec(mappingAt(crd, 'spec'), versionsOf(crd), trail))
    .set('status', resetStatus(versionsOf(crd)))
}

function storedSpec(spec: Mapping, versions: readonly Mapping[], trail: Trail): Mapping {
  const view = new Map(spec)
  for (const name of onlyInV1beta1) {
    if (view.delete(name)) trail.findings.push({ code: 'field-unknown', path: `spec.${name}`, at: ['spec', name] })
  }
  view.set('version', versions[0]?.get('name') ?? '')
  view.set('preserveUnknownFields', spec.get('preserveUnknownFields') ?? false)
  view.set('names', filledNames(mappingAt(spec, 'names')))
  view.set('conversion', storedConversion(spec.get('conversion')))
  return view
}

const onlyInV1beta1 = ['version', 'validation', 'subresources', 'additionalPrinterColumns', 'selectableFields']

export function filledNames(names: Mapping): Mapping {
  const kind = names.get('kind')
  if (typeof kind !== 'string' || kind === '') return names
  const filled = new Map(names)
  if (!filled.get('singular')) filled.set('singular', kind.toLowerCase())
  if (!filled.get('listKind')) filled.set('listKind', `${kind}List`)
  return filled
}

/** v1 keeps the webhook's parts in an object of their own, v1beta1 beside the strategy. */
function storedConversion(given: Value | undefined): Value {
  if (given === null || given === undefined) return new Map([['strategy', 'None']])
  if (!isMapping(given)) return given
  const view = new Map(given)
  view.delete('webhook')
  const defaulted = withWebhookPort(given)
  const webhook = isMapping(defaulted) ? defaulted.get('webhook') : null
  if (!isMapping(webhook)) return view
  view.set('webhookClientConfig', webhook.get('clientConfig') ?? null)
  view.set('conversionReviewVersions', webhook.get('conversionReviewVersions') ?? null)
  return view
}

/**
 * The port of a service is a default (apiextensions-apiserver `pkg/apis/apiextensions/v1/defaults.go:
 * SetDefaults_ServiceReference`).
 */
export function withWebhookPort(conversion: Value): Value {
  if (!isMapping(conversion)) return conversion
  const changeAt = (object: Mapping, name: string, change: (value: Mapping) => Mapping): Mapping =>
    isMapping(object.get(name)) ? changeField(object, name, change) : object
  return changeAt(conversion, 'webhook', webhook =>
    changeAt(webhook, 'clientConfig', config =>
      changeAt(config, 'service', service => (isUnset(service, 'port') ? withField(service, 'port', 443) : service)),
    ),
  )
}

/** Status is reset on create and filled in by the controllers a moment later. */
function resetStatus(versions: readonly Mapping[]): Mapping {
  const stored = versions.filter(version => version.get('storage') === true).map(version => version.get('name') ?? '')
  return new Map<string, Value>([['storedVersions', stored.length === 0 ? null : [...new Set(stored)]]])
}

/**
 * Hoisting: each of these parts that is equal in all versions is stored once in the spec, and in no version. A CRD of a
 * single version always hoists, which changes no more than names.
 */
const hoisted: readonly (readonly [inVersion: string, inSpec: string])[] = [
  ['schema', 'validation'],
  ['subresources', 'subresources'],
  ['additionalPrinterColumns', 'additionalPrinterColumns'],
  ['selectableFields', 'selectableFields'],
]

/** Bytes that hoisting adds, negative where it saves. */
export function hoistingGain(versions: readonly Mapping[]): number {
  let gain = 0
  for (const part of hoistedParts(versions)) {
    // With name and comma: versions and spec always have other members.
    const once = part.size + ':,'.length
    gain += jsonTextSize(part.inSpec) + once - versions.length * (jsonTextSize(part.inVersion) + once)
  }
  return gain
}

/** The parts that all versions share and that are stored once, with the bytes of one of them. */
function hoistedParts(versions: readonly Mapping[]): { inVersion: string; inSpec: string; size: number }[] {
  const [first, ...others] = versions
  if (first === undefined) return []
  return hoisted.flatMap(([inVersion, inSpec]) => {
    const field = layoutNamed('Version').fields.get(inVersion)
    const value = first.get(inVersion)
    if (field === undefined || !others.every(version => typedEqual(field, value, version.get(inVersion)))) return []
    if (value === undefined || isDropped(field, value)) return []
    // Of a single version the size does not matter: what one place loses the other gains.
    const size = others.length === 0 ? 0 : typedValueSize(field.type, value, newTrail())
    return [{ inVersion, inSpec, size }]
  })
}

/** How many versions a CRD has, and the parts that are equal in all of them, so that each is stored once. */
export function sharedVersionParts(crd: Mapping): {
  readonly versions: number
  readonly parts: readonly { readonly inVersion: string; readonly size: number }[]
} {
  const versions = versionsOf(crd)
  return { versions: versions.length, parts: hoistedParts(versions) }
}

export function versionsOf(crd: Mapping): readonly Mapping[] {
  const versions = mappingAt(crd, 'spec').get('versions')
  return isList(versions) ? versions.filter(isMapping) : []
}

/** A stored CRD as it is written: what all versions share stands once in the spec and in no version. */
export function hoistedCrd(crd: Mapping, trail: Trail): Mapping {
  const view = storedCrd(crd, trail)
  const versions = versionsOf(crd)
  const parts = hoistedParts(versions)
  if (parts.length === 0) return view
  const names = parts.map(part => part.inVersion)
  const spec = new Map(mappingAt(view, 'spec')).set(
    'versions',
    versions.map(version => withoutFields(version, names)),
  )
  for (const { inVersion, inSpec } of parts) spec.set(inSpec, versions[0]?.get(inVersion) ?? null)
  return new Map(view).set('spec', spec)
}

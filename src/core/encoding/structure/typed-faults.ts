import { isList, isMapping, type Mapping, type Path, type Value } from '../../manifest'
import type { Finding } from '../finding'
import { flatFields } from '../ownership/field-set'
import type { Field, Message } from '../tables/message'
import { applyPath, fieldAt, goText, inReadingOrder, itemText, keyText, valueAt } from './paths'
import type { SchemaError } from './schema-faults'

/** What the server says of objects of its own kinds, from what the encoder found in them. */

/** The first value that does not decode, in the words of Go's decoder; null where all do. */
export function decodeError(
  message: Message,
  object: Mapping,
  findings: readonly Finding[],
): { readonly text: string; readonly at: Path; readonly isOwnWords: boolean } | null {
  const wrong = findings
    .filter(({ code }) => code === 'field-type' || code.endsWith('-invalid'))
    .sort((a, b) => inReadingOrder(a.at, b.at))
  // What reads itself ends the reading; the others are noted, and the first of them is told.
  const found = wrong.find(({ code, at }) => code !== 'field-type' || readsItself(message, at)) ?? wrong[0]
  if (found === undefined) return null
  // Times and durations are quoted.
  const isOwnWords = found.code !== 'time-invalid' && found.code !== 'duration-invalid'
  return { text: decodeText(message, object, found), at: found.at, isOwnWords }
}

function readsItself(message: Message, at: Path): boolean {
  return fieldAt(message, at)?.field.message?.special != null
}

function decodeText(message: Message, object: Mapping, finding: Finding): string {
  const place = fieldAt(message, finding.at)
  const special = place?.field.message?.special ? place.field.message.name : null
  const value = valueAt(object, finding.at)
  switch (finding.code) {
    case 'quantity-invalid':
      return quantityText
    case 'base64-invalid':
      return `illegal base64 data at input byte ${illegalByte(String(value))}`
    case 'time-invalid':
      return `parsing time ${goText(value)} as "2006-01-02T15:04:05Z07:00": cannot parse ${goText(value)} as "2006"`
    case 'duration-invalid':
      return `time: invalid duration ${goText(value)}`
    default: {
      const found = goKind(value)
      if (place === null) return `json: cannot unmarshal ${found} into Go value`
      if (special === 'intstr.IntOrString') return `json: cannot unmarshal ${found} into Go value of type int32`
      if (special === 'resource.Quantity') return quantityText
      if (special !== null) return `json: cannot unmarshal ${found} into Go value of type string`
      const path = finding.at.filter(step => typeof step === 'string')
      // Keys of a map are no part of the path.
      const names = place.isItem && place.field.mode === '%' ? path.slice(0, -1) : path
      return `json: cannot unmarshal ${found} into Go struct field ${shortName(place.owner)}.${names.join('.')} of type ${goType(place.field, place.isItem)}`
    }
  }
}

const quantityText = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"

function goKind(value: Value): string {
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'string') return 'string'
  if (isMapping(value)) return 'object'
  if (isList(value)) return 'array'
  return Number.isInteger(Number(value)) ? 'number' : `number ${String(value)}`
}

/** `ObjectReference` of `core.v1.ObjectReference`. */
function shortName({ name }: Message): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

function goType(field: Field, isItem: boolean): string {
  const one = itemType(field)
  if (isItem || field.mode === '!' || field.mode === '?') return one
  return field.mode === '*' ? `[]${one}` : `map[string]${one}`
}

function itemType(field: Field): string {
  switch (field.kind) {
    case 's':
      return namedTexts.get(field.name) ?? 'string'
    case 'b':
      return '[]uint8'
    case 'i':
      return longIntegers.has(field.name) ? 'int64' : 'int32'
    case 'B':
      return 'bool'
    case 'm': {
      const name = field.message?.name ?? ''
      return name.split('.').slice(-2).join('.')
    }
  }
}

/** Fields of 64 bits; the protobuf tables do not tell them from those of 32 (kubernetes/api). */
const longIntegers = new Set([
  'activeDeadlineSeconds',
  'deletionGracePeriodSeconds',
  'expirationSeconds',
  'fsGroup',
  'generation',
  'observedGeneration',
  'revision',
  'runAsGroup',
  'runAsUser',
  'seconds',
  'supplementalGroups',
  'templateGeneration',
  'terminationGracePeriodSeconds',
  'tolerationSeconds',
])

/** Fields of the core types whose texts have a type of their own in Go. */
const namedTexts = new Map([
  ['clusterIPs', 'string'],
  ['dnsPolicy', 'v1.DNSPolicy'],
  ['effect', 'v1.TaintEffect'],
  ['externalTrafficPolicy', 'v1.ServiceExternalTrafficPolicy'],
  ['imagePullPolicy', 'v1.PullPolicy'],
  ['internalTrafficPolicy', 'v1.ServiceInternalTrafficPolicy'],
  ['persistentVolumeReclaimPolicy', 'v1.PersistentVolumeReclaimPolicy'],
  ['protocol', 'v1.Protocol'],
  ['restartPolicy', 'v1.RestartPolicy'],
  ['sessionAffinity', 'v1.ServiceAffinity'],
  ['terminationMessagePolicy', 'v1.TerminationMessagePolicy'],
  ['uid', 'types.UID'],
])

/** Go names the first byte that cannot be. */
function illegalByte(text: string): number {
  const clean = text.replace(/[\r\n]/g, '')
  const at = clean.search(/[^A-Za-z0-9+/=]/)
  return at >= 0 ? at : clean.length - (clean.length % 4)
}

/** Every fault of an object as it is applied on the server, as structured-merge-diff words it (`typed/validate.go`). */
export function applyErrors(message: Message, object: Mapping, findings: readonly Finding[]): SchemaError[] {
  const elements = (at: Path): string | null => elementText(message, object, at)
  const typed = findings.flatMap((finding): SchemaError[] => {
    const text =
      finding.code === 'field-unknown' ? 'field not declared in schema' : expectation(message, object, finding)
    if (text === null) return []
    const code = finding.code === 'field-unknown' ? 'field-unknown' : 'field-type'
    return [{ at: finding.at, code, text: `${applyPath(finding.at, elements)}: ${text}` }]
  })
  const doubled = duplicates(message, object, [], []).map(
    ({ at, key }): SchemaError => ({
      at,
      code: 'duplicate-key',
      text: `${applyPath(at, elements)}: duplicate entries for key ${key}`,
    }),
  )
  return [...typed, ...doubled].sort((a, b) => inReadingOrder(a.at, b.at))
}

function expectation(message: Message, object: Mapping, finding: Finding): string | null {
  if (finding.code !== 'field-type') return null
  const value = valueAt(object, finding.at)
  const place = fieldAt(message, finding.at)
  if (place === null) return null
  const { field, isItem } = place
  if (!isItem && field.mode === '*') return `expected list, got &{${goText(value)}}`
  if (!isItem && field.mode === '%') return `expected map, got &{${goText(value)}}`
  switch (field.kind) {
    case 's':
    case 'b':
      return `expected string, got &value.valueUnstructured{Value:${goText(value)}}`
    case 'i':
      // A number with a fraction is a number here, and refused when it is decoded.
      return typeof value === 'number' ? null : `expected numeric (int or float), got ${goTypeOf(value)}`
    case 'B':
      return `expected boolean, got &{${goText(value)}}`
    case 'm': {
      if (field.message?.special == null) return `expected map, got &{${goText(value)}}`
      return isMapping(value) || isList(value) ? `expected any scalar, got &{${goText(value)}}` : null
    }
  }
}

function goTypeOf(value: Value): string {
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  return isMapping(value) ? 'map[string]interface {}' : '[]interface {}'
}

/** `[name="c"]` of an item of a list that merges by keys, `[="x"]` of a set; null of other lists. */
function elementText(message: Message, object: Mapping, at: Path): string | null {
  const place = fieldAt(message, at.slice(0, -1))
  const item = valueAt(object, at)
  const merge = place?.field.merge ?? null
  if (merge === 'set') return itemText(item)
  if (place === null || merge === null || typeof merge === 'string') return null
  return keyText(keysOf(merge.keys, place.field, isMapping(item) ? item : new Map()))
}

function keysOf(keys: readonly string[], field: Field, item: Mapping): Mapping {
  const found = new Map<string, Value>()
  for (const key of keys) {
    const value = item.get(key) ?? field.message?.keyDefaults.get(key)
    if (value !== undefined) found.set(key, value)
  }
  return found
}

interface Duplicate {
  readonly at: Path
  readonly key: string
}

/** Items that stand twice in lists that merge by keys or values, once each. `at` is where the walk is. */
function duplicates(message: Message, object: Mapping, at: (string | number)[], found: Duplicate[]): Duplicate[] {
  for (const [name, value] of object) {
    const field = flatFields(message).get(name)
    if (field === undefined || value === null || typeof value !== 'object') continue
    at.push(name)
    if (isList(value)) duplicatesOfList(field, value, at, found)
    else if (isMapping(value) && field.message !== null && field.message.special === null) {
      if (field.mode !== '%') duplicates(field.message, value, at, found)
      else
        for (const [key, item] of value) {
          at.push(key)
          if (isMapping(item)) duplicates(field.message, item, at, found)
          at.pop()
        }
    }
    at.pop()
  }
  return found
}

function duplicatesOfList(field: Field, items: readonly Value[], at: (string | number)[], found: Duplicate[]): void {
  const { merge, message } = field
  const isKeyed = merge !== null && typeof merge === 'object'
  const seen = new Set<string>()
  for (const [index, item] of items.entries()) {
    const key =
      merge === 'set' ? itemText(item) : isKeyed && isMapping(item) ? keyText(keysOf(merge.keys, field, item)) : null
    if (key !== null && seen.has(key)) found.push({ at: [...at], key })
    else if (key !== null) seen.add(key)
    if (isMapping(item) && message !== null && message.special === null) {
      at.push(index)
      duplicates(message, item, at, found)
      at.pop()
    }
  }
}

import { isList, isMapping, type Mapping, type Value } from '../../manifest'
import { changeEntries, changeField, changeItems } from '../edit-mapping'
import { jsonScalarText } from '../json-size'
import { milliQuantityText, quantityText } from '../stored/quantity'
import { type Field, type Message, messageNamed } from '../tables/message'
import { defaultRule } from './default-rules'

/**
 * The object after the API server's defaulting (facts: storage-encoding, section 7): fixed values from the table, then
 * the rules that depend on other fields, then what lies below. Parts in which nothing is set are shared with the given
 * object.
 */
export function withDefaults(message: Message, object: Mapping): Mapping {
  if (message.name === 'batch.v1.JobTemplateSpec') return withPodDefaults(object)
  let result = withFixedDefaults(message, object)
  result = defaultRule(message.name)?.(result, object) ?? result
  for (const field of fieldsToVisit(message)) {
    if (field.message === null) continue
    if (field.name === '') {
      result = withDefaults(field.message, result)
      continue
    }
    const before = result.get(field.name) ?? null
    const after = fieldWithDefaults(field, field.message, before)
    if (after !== before) result = new Map(result).set(field.name, after)
  }
  return result
}

/** The template of a CronJob gets the defaults of its pods; those of a Job are set when the Job is made. */
function withPodDefaults(jobTemplate: Mapping): Mapping {
  return changeField(jobTemplate, 'spec', spec =>
    changeField(spec, 'template', template => withDefaults(messageNamed('core.v1.PodTemplateSpec'), template)),
  )
}

/** Set where the field is absent, null, or zero in a field that is always written. */
function withFixedDefaults(message: Message, object: Mapping): Mapping {
  const missing: [string, Value][] = []
  for (const [name, value] of message.defaults) {
    const given = object.get(name) ?? null
    const isZero = message.fields.get(name)?.mode === '!' && (given === '' || given === 0 || given === false)
    if (given === null || isZero) missing.push([name, value])
  }
  return missing.length === 0 ? object : new Map([...object, ...missing])
}

function fieldWithDefaults(field: Field, message: Message, value: Value): Value {
  if (message.special !== null)
    return isMapping(value) ? changeEntries(value, (_, amount) => roundedQuantity(amount)) : value
  const visit = (item: Value): Value => (isMapping(item) ? withDefaults(message, item) : item)
  if (field.mode === '*') return isList(value) ? changeItems(value, visit) : value
  if (field.mode === '%') return isMapping(value) ? changeEntries(value, (_, item) => visit(item)) : value
  if (isMapping(value) || field.mode === '?') return visit(value)
  // A struct that is no pointer is there even when the manifest does not have it.
  const filled = withDefaults(message, new Map())
  return filled.size === 0 ? value : filled
}

/** Fields below which defaulting may set something. */
function fieldsToVisit(message: Message): readonly Field[] {
  const known = toVisit.get(message)
  if (known !== undefined) return known
  const found: Field[] = []
  // Known before its fields are: a message may contain lists of itself.
  toVisit.set(message, found)
  for (const field of [...message.inlined, ...message.fields.values()]) {
    if (field.message === null) continue
    if (isResourceList(message, field) || mayDefault(field.message)) found.push(field)
  }
  return found
}

const toVisit = new Map<Message, Field[]>()

function mayDefault(message: Message): boolean {
  return message.defaults.size > 0 || defaultRule(message.name) !== undefined || fieldsToVisit(message).length > 0
}

/** Amounts of CPU, memory and other resources are rounded up to thousandths. */
function isResourceList(message: Message, field: Field): boolean {
  const isCore = message.name.startsWith('core.v1.') || message.name === 'node.v1.Overhead'
  return field.mode === '%' && field.message?.name === 'resource.Quantity' && isCore
}

function roundedQuantity(value: Value): Value {
  if (typeof value !== 'string' && typeof value !== 'number') return value
  const text = typeof value === 'string' ? value : jsonScalarText(value)
  const rounded = milliQuantityText(text)
  return rounded === null || rounded === quantityText(text) ? value : rounded
}

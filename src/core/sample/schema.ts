import type { Mapping, Value } from '../manifest'
import { description, fieldName } from './harbour-words'
import type { Dice } from './seeded-dice'

/**
 * A structural schema as a CRD holds it (each node has a type; no node has both properties and additionalProperties).
 */
export type Schema = Mapping

/** Members in alphabetical order, as generators of CRDs write them. */
export function members(entries: Readonly<Record<string, Value>>): Mapping {
  return new Map(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)))
}

export function object(
  text: string,
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[] = [],
): Schema {
  return members({
    description: text,
    properties: members(properties),
    ...(required.length > 0 ? { required } : {}),
    type: 'object',
  })
}

export function list(text: string, items: Schema): Schema {
  return members({ description: text, items, type: 'array', 'x-kubernetes-list-type': 'atomic' })
}

export function dictionary(text: string): Schema {
  return members({ additionalProperties: members({ type: 'string' }), description: text, type: 'object' })
}

export function text(about: string): Schema {
  return members({ description: about, type: 'string' })
}

export function integer(about: string): Schema {
  return members({ description: about, format: 'int32', type: 'integer' })
}

/** An object of `count` fields of all kinds; the first few may be objects themselves, `depth` levels down. */
export function anyObject(subject: string, count: number, depth: number, dice: Dice): Schema {
  const properties: Record<string, Schema> = {}
  while (Object.keys(properties).length < count) {
    const name = fieldName(dice)
    properties[name] = anyField(name, Math.ceil(count / 3), depth, dice)
  }
  return object(description(subject, 1, dice), properties, Object.keys(properties).slice(0, dice.roll(3)))
}

function anyField(name: string, count: number, depth: number, dice: Dice): Schema {
  const about = description(name, 1 + dice.roll(4), dice)
  switch (dice.roll(depth > 0 ? 9 : 6)) {
    case 0:
      return integer(about)
    case 1:
      return members({ description: about, type: 'boolean' })
    case 2:
      return members({ description: about, enum: ['Ebb', 'Flood', 'Slack'], type: 'string' })
    case 3:
      return members({
        anyOf: [members({ type: 'integer' }), members({ type: 'string' })],
        description: about,
        'x-kubernetes-int-or-string': true,
      })
    case 4:
      return list(about, members({ type: 'string' }))
    case 5:
      return text(about)
    case 6:
      return dictionary(about)
    case 7:
      return list(about, anyObject(name, count, depth - 1, dice))
    default:
      return anyObject(name, count, depth - 1, dice)
  }
}

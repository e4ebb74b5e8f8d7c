import type { Mapping, Value } from '../../manifest'
import { jsonScalarText } from '../json-size'
import { addQuantities, compareQuantities } from '../stored/quantity'

/** Amounts of CPU, memory and other resources, by name. */

export function sumOfResources(a: Mapping, b: Mapping): Mapping {
  return merged(a, b, addQuantities)
}

/** Of each resource the larger amount. */
export function largerResources(a: Mapping, b: Mapping): Mapping {
  return merged(a, b, (x, y) => (compareQuantities(x, y) < 0 ? y : x))
}

/** The text of an amount, which may be written as a number. */
export function amountText(value: Value | undefined): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? jsonScalarText(value) : '0'
}

function merged(a: Mapping, b: Mapping, merge: (x: string, y: string) => string): Mapping {
  const result = new Map(a)
  for (const [name, value] of b) {
    const known = result.get(name)
    result.set(name, known === undefined ? value : merge(amountText(known), amountText(value)))
  }
  return result
}

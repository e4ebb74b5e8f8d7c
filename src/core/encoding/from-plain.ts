import type { Mapping, Value } from '../manifest'

/**
 * Plain data of the core's own: what the server fills in, and values of the tables. Never user input, since its keys
 * may be any text.
 */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [name: string]: Plain }

export function fromPlain(plain: Plain): Value {
  if (isList(plain)) return plain.map(fromPlain)
  return typeof plain === 'object' && plain !== null ? mappingFromPlain(plain) : plain
}

export function mappingFromPlain(plain: { readonly [name: string]: Plain }): Mapping {
  return new Map(Object.entries(plain).map(([name, value]) => [name, fromPlain(value)]))
}

/** `Array.isArray` does not narrow readonly arrays. */
function isList(plain: Plain): plain is readonly Plain[] {
  return Array.isArray(plain)
}

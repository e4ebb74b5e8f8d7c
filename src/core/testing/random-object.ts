import { builtInKind, builtInKinds } from '../encoding/tables/kind'
import type { Field, Message } from '../encoding/tables/message'
import type { Mapping, Value } from '../manifest'

/**
 * Objects of all kinds of the tables: sparse, with nulls, zeros, empty and odd values. The same seed gives the same
 * object.
 */
export function randomObject(seed: number): Mapping {
  const random = generator(seed)
  const name = pick(random, [...builtInKinds()])
  const slash = name.lastIndexOf('/')
  const kind = builtInKind(name.slice(0, slash), name.slice(slash + 1))
  if (kind === null) throw new Error(name)
  const fields = membersOf(random, kind.message, 0)
  return new Map<string, Value>([['apiVersion', kind.apiVersion], ['kind', kind.kind], ...fields])
}

/**
 * A custom resource of any shape, and a CRD whose schemas know some of its fields: pruned, filled, converted, listed by
 * keys.
 */
export function randomCustomResource(seed: number): { readonly object: Mapping; readonly crd: Mapping } {
  const random = generator(seed)
  const given = randomObject(seed)
  const object = new Map<string, Value>([...given, ['apiVersion', 'e.com/v1'], ['kind', 'Foo']])
  const version = (name: string, storage: boolean): Mapping =>
    new Map<string, Value>([
      ['name', name],
      ['storage', storage],
      ['schema', new Map([['openAPIV3Schema', schemaFor(random, object)]])],
      ['subresources', random() < 0.5 ? new Map([['status', new Map()]]) : null],
    ])
  const names = new Map([
    ['plural', 'foos'],
    ['kind', 'Foo'],
  ])
  const keptInFirst = random() < 0.5
  const spec = new Map<string, Value>([
    ['group', 'e.com'],
    ['names', names],
    ['versions', [version('v1', keptInFirst), version('v2', !keptInFirst)]],
  ])
  return {
    object,
    crd: new Map<string, Value>([
      ['kind', 'CustomResourceDefinition'],
      ['spec', spec],
    ]),
  }
}

function schemaFor(random: Random, value: Value): Mapping {
  const schema = new Map<string, Value>()
  const flag = (name: string, chance: number, to: Value = true): void => {
    if (random() < chance) schema.set(name, to)
  }
  flag('nullable', 0.2)
  flag('default', 0.1, pick(random, [7, 'text', new Map(), []]))
  if (Array.isArray(value)) {
    if (value.length > 0) schema.set('items', schemaFor(random, (value as readonly Value[])[0] ?? null))
    flag('x-kubernetes-list-type', 0.5, pick(random, ['set', 'map', 'atomic']))
    schema.set('x-kubernetes-list-map-keys', ['name', 'key'])
  }
  if (!(value instanceof Map)) return schema
  const known = [...(value as Mapping)].filter(() => random() < 0.7)
  schema.set('properties', new Map(known.map(([name, member]) => [name, schemaFor(random, member)])))
  flag('x-kubernetes-preserve-unknown-fields', 0.3)
  flag('x-kubernetes-embedded-resource', 0.1)
  flag('x-kubernetes-map-type', 0.1, 'atomic')
  flag('additionalProperties', 0.1, pick(random, [true, new Map()]))
  return schema
}

/** The same members in another order, at every level. */
export function shuffled(value: Value, seed: number): Value {
  const random = generator(seed)
  const visit = (item: Value): Value => {
    if (Array.isArray(item)) return (item as readonly Value[]).map(visit)
    if (!(item instanceof Map)) return item
    const entries = [...(item as Mapping)].map(([key, member]) => ({ key, member: visit(member), rank: random() }))
    return new Map(entries.sort((a, b) => a.rank - b.rank).map(({ key, member }) => [key, member]))
  }
  return visit(value)
}

type Random = () => number

function membersOf(random: Random, message: Message, depth: number): [string, Value][] {
  const own = [...message.fields.values()].flatMap((field): [string, Value][] =>
    random() < (depth < 3 ? 0.35 : 0.15) ? [[field.name, fieldValue(random, field, depth)]] : [],
  )
  return [...own, ...message.inlined.flatMap(field => (field.message ? membersOf(random, field.message, depth) : []))]
}

function fieldValue(random: Random, field: Field, depth: number): Value {
  if (random() < 0.05) return null
  const count = Math.floor(random() * 3)
  if (field.mode === '*') return Array.from({ length: count }, () => item(random, field, depth))
  if (field.mode !== '%') return oneValue(random, field, depth)
  return new Map(Array.from({ length: count }, (_, i) => [`${pick(random, texts)}${i}`, item(random, field, depth)]))
}

function item(random: Random, field: Field, depth: number): Value {
  return random() < 0.05 ? null : oneValue(random, field, depth)
}

function oneValue(random: Random, field: Field, depth: number): Value {
  switch (field.kind) {
    case 's':
      return pick(random, texts)
    case 'b':
      return pick(random, ['', 'AA==', 'AAE=', 'AAEC', 'AA\nEC', 'AAEC'.repeat(60)])
    case 'i':
      return pick(random, integers)
    case 'B':
      return random() < 0.5
    case 'm':
      return field.message === null ? null : messageValue(random, field.message, depth + 1)
  }
}

function messageValue(random: Random, message: Message, depth: number): Value {
  switch (message.name) {
    case 'meta.v1.Time':
    case 'meta.v1.MicroTime':
      return pick(random, times)
    case 'resource.Quantity':
      return pick(random, quantities)
    case 'intstr.IntOrString':
      return random() < 0.5 ? pick(random, texts) : pick(random, [0, 80, 65_535, -1])
    case 'meta.v1.FieldsV1':
    case 'runtime.RawExtension':
      return pick(random, [new Map<string, Value>([['a<b', [1, 'x&y', null]]]), [], 'text', 7])
  }
  if (message.items !== null) return [pick(random, texts)]
  return new Map(depth > 8 ? [] : membersOf(random, message, depth))
}

const texts = ['', 'a', 'web-1', 'é☃', '日本語', '😀 ok', 'a<b>&c', '"quoted"\\', 'line\nline\ttab', 'x'.repeat(130)]
const integers = [0, 1, -1, 127, 128, 16_384, 2_147_483_647, -2_147_483_648, 4_294_967_296, 9_223_372_036_854_775_807n]
const quantities = [
  '0',
  '1',
  '100m',
  '1.5',
  '0.1',
  '1000',
  '1024Ki',
  '1.5Gi',
  '-1',
  '1e3',
  '1E',
  '0.0000000001',
  '8Ei',
  2,
  0.5,
]
const times = [
  '2024-05-06T07:08:09Z',
  '1969-12-31T23:59:59Z',
  '0001-01-01T00:00:00Z',
  '2024-02-29T12:00:00.123456+05:30',
  '2106-02-07T06:28:16Z',
]

function pick<T>(random: Random, choices: readonly T[]): T {
  const choice = choices[Math.floor(random() * choices.length)]
  if (choice === undefined) throw new Error('nothing to choose from')
  return choice
}

/** Mulberry32: small, and the same everywhere. */
function generator(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

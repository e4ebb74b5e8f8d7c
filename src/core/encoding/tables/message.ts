import type { Mapping } from '../../manifest'
import { mappingFromPlain, type Plain } from '../from-plain'
import { type SpecialMessage, specialMessages } from '../stored/special-messages'
import { delimited, keySize } from '../stored/wire'
import table from './kubernetes.json' with { type: 'json' }

/** `s` string, `b` bytes (base64 in JSON), `i` integer, `B` bool, `m` message. */
export type FieldKind = 's' | 'b' | 'i' | 'B' | 'm'

/**
 * When a field is written: `!` always, its zero value too; `?` when present and not null; `*` one entry per element;
 * `%` a map with string keys, one entry per key.
 */
export type FieldMode = '!' | '?' | '*' | '%'

/** How managedFields track a list or map: items by key fields, items by value, as one unit, or member by member. */
export type Merge = { readonly keys: readonly string[] } | 'set' | 'atomic' | 'granular'

export interface Field {
  readonly name: string
  /** Number in the protobuf message. */
  readonly number: number
  readonly kind: FieldKind
  readonly mode: FieldMode
  /** The type of a field of kind `m`; null for the others. */
  readonly message: Message | null
  /** Bytes of the key. */
  readonly key: number
  /** Bytes of the field where the object does not have it. */
  readonly absent: number
  /** Go's JSON shows the field even when it is zero: it has no `omitempty`. Matters to managedFields only. */
  readonly shownWhenZero: boolean
  /** Go's JSON leaves the field out when zero although it is a struct: `omitzero`. */
  readonly hiddenWhenZero: boolean
  readonly merge: Merge | null
}

/** A message of Kubernetes' protobuf types. */
export interface Message {
  readonly name: string
  readonly fields: ReadonlyMap<string, Field>
  /** Fields whose message reads its fields from the same JSON object: JSON is flat there, protobuf nests. */
  readonly inlined: readonly Field[]
  /** All JSON names that the message takes, those of inlined messages included. */
  readonly names: ReadonlySet<string>
  /** For the few messages that are a bare list in JSON: the field that holds the items. */
  readonly items: Field | null
  /** Not null for messages with rules of their own, such as times and quantities. */
  readonly special: SpecialMessage | null
  /** managedFields take the message as one unit. */
  readonly atomic: boolean
  /** The object of a kind: `apiVersion` and `kind` are known to it and not part of the message. */
  readonly isKind: boolean
  /** Bytes of the message with everything absent, which is often not zero. */
  readonly absentSize: number
  /** Values that the server sets where a field is absent, null, or zero in a field that is always written. */
  readonly defaults: Mapping
  /** Values of absent key fields of items of an associative list. */
  readonly keyDefaults: Mapping
}

/** The message of that name, read from the table on first use. Names come from the table itself. */
export function messageNamed(name: string): Message {
  return known.get(name) ?? read(name)
}

/**
 * `resource.v1beta2.DeviceToleration` becomes `resource.v1.DeviceToleration`: versions before the stable one default as
 * that does, where nothing else is said of them.
 */
export function stableName(message: string): string {
  return message.replace(/(\.v\d+)(?:alpha|beta)\d+\./, '$1.')
}

const known = new Map<string, Message>()
const texts = new Map<string, string>(Object.entries(table.messages))
const atomic = new Set<string>(table.atomic)
const kindMessages = new Set(Object.values(table.kinds).map(entry => entry.split(' ')[0]))
const defaults = valuesByMessage(table.defaults)
const keyDefaults = valuesByMessage(table.keyDefaults)
const none: Mapping = new Map()

function read(name: string): Message {
  const fields = new Map<string, Field>()
  const inlined: Field[] = []
  const names = new Set<string>()
  const special = specialMessages.get(name) ?? null
  const message = {
    name,
    fields,
    inlined,
    names,
    items: null as Field | null,
    special,
    atomic: atomic.has(name),
    isKind: kindMessages.has(name),
    absentSize: special?.absentSize ?? 0,
    defaults: defaults.get(name) ?? defaults.get(stableName(name)) ?? none,
    keyDefaults: keyDefaults.get(name) ?? none,
  }
  // Known before its fields are: a message may contain lists of itself. What is always written never does, so sizes are
  // final.
  known.set(name, message)
  if (special !== null) return message
  for (const text of fieldTexts(name)) {
    const field = readField(text)
    message.absentSize += field.absent
    if (field.name === '') {
      inlined.push(field)
      for (const inner of field.message?.names ?? []) names.add(inner)
    } else if (field.name === '$items') message.items = field
    else {
      fields.set(field.name, field)
      names.add(field.name)
    }
  }
  return message
}

function fieldTexts(name: string): string[] {
  const text = texts.get(name)
  if (text === undefined) throw new Error(`the table of Kubernetes types has no message ${name}`)
  return text === '' ? [] : text.split(';')
}

/** `name number type[flag] [message] [=merge]`, as `scripts/build-tables.mjs` writes it. */
function readField(text: string): Field {
  const [name = '', number = '', type = '', ...rest] = text.split(' ')
  const ref = rest.find(part => !part.startsWith('='))
  const merge = rest.find(part => part.startsWith('='))
  const kind = type[0] as FieldKind
  const mode = type[1] as FieldMode
  const message = ref === undefined ? null : messageNamed(ref)
  const key = keySize(Number(number))
  const empty = kind === 'm' ? delimited(message?.absentSize ?? 0) : 1
  return {
    name,
    number: Number(number),
    kind,
    mode,
    message,
    key,
    absent: mode === '!' ? key + empty : 0,
    shownWhenZero: type[2] === 'n',
    hiddenWhenZero: type[2] === 'z',
    merge: merge === undefined ? null : readMerge(merge.slice(1)),
  }
}

function readMerge(text: string): Merge {
  if (text.startsWith('k:')) return { keys: text.slice(2).split(',').sort() }
  return text as 'set' | 'atomic' | 'granular'
}

function valuesByMessage(
  byMessage: Readonly<Record<string, { readonly [name: string]: Plain }>>,
): Map<string, Mapping> {
  return new Map(Object.entries(byMessage).map(([name, values]) => [name, mappingFromPlain(values)]))
}

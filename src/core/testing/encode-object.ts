import { quantityText } from '../encoding/stored/quantity'
import { isZeroTime, parseDuration, parseTime } from '../encoding/stored/time'
import { builtInKind } from '../encoding/tables/kind'
import type { Field, Message } from '../encoding/tables/message'
import { isMapping, type Mapping, type Value } from '../manifest'
import { goJson } from './go-json'

/**
 * The bytes themselves, written field by field in the order of their numbers, for tests that compare them with the
 * sizes that the core counts without writing anything. Only for objects that the API server takes.
 */
export function encodeObject(object: Mapping): Uint8Array {
  const apiVersion = String(object.get('apiVersion'))
  const kind = String(object.get('kind'))
  const builtIn = builtInKind(apiVersion, kind)
  if (builtIn === null) return text(`${goJson(object)}\n`)
  const type = [...delimited(1, text(apiVersion)), ...delimited(2, text(kind))]
  return Uint8Array.from([
    ...[0x6b, 0x38, 0x73, 0x00],
    ...delimited(1, type),
    ...delimited(2, encodeMessage(builtIn.message, object)),
    ...delimited(3, []),
    ...delimited(4, []),
  ])
}

type Octets = readonly number[] | Uint8Array

function encodeMessage(message: Message, value: Value): number[] {
  if (message.special !== null) return encodeSpecial(message.name, value)
  if (message.items !== null) return encodeField(message.items, value)
  const object: Mapping = isMapping(value) ? value : new Map()
  const fields = [...message.fields.values(), ...message.inlined].sort((a, b) => a.number - b.number)
  return fields.flatMap(field => encodeField(field, field.name === '' ? object : (object.get(field.name) ?? null)))
}

function encodeField(field: Field, value: Value): number[] {
  switch (field.mode) {
    case '!':
      return encodeValue(field, field.number, value)
    case '?':
      return value === null ? [] : encodeValue(field, field.number, value)
    case '*':
      return asList(value).flatMap(item => encodeValue(field, field.number, item))
    case '%':
      return [...asMapping(value)].flatMap(([key, item]) => {
        const isAbsent = item === null && field.kind === 'b'
        return delimited(field.number, [...delimited(1, text(key)), ...(isAbsent ? [] : encodeValue(field, 2, item))])
      })
  }
}

/** Null is the zero of its kind. */
function encodeValue(field: Field, number: number, value: Value): number[] {
  switch (field.kind) {
    case 's':
      return delimited(number, text(String(value ?? '')))
    case 'b':
      return delimited(number, Buffer.from(String(value ?? ''), 'base64'))
    case 'i':
      return [...varint(BigInt(number) << 3n), ...varint(BigInt((value as number | bigint | null) ?? 0))]
    case 'B':
      return [...varint(BigInt(number) << 3n), value === true ? 1 : 0]
    case 'm':
      return delimited(number, field.message === null ? [] : encodeMessage(field.message, value))
  }
}

function encodeSpecial(name: string, value: Value): number[] {
  switch (name) {
    case 'meta.v1.Time':
    case 'meta.v1.MicroTime': {
      const time = value === null ? null : parseTime(String(value))
      if (time === null || isZeroTime(time)) return []
      const nanoseconds = name === 'meta.v1.Time' ? 0 : Math.floor(time.nanoseconds / 1000) * 1000
      return [0x08, ...varint(BigInt(time.seconds)), 0x10, ...varint(BigInt(nanoseconds))]
    }
    case 'meta.v1.Duration':
      return [0x08, ...varint(BigInt(parseDuration(String(value)) ?? 0))]
    case 'resource.Quantity':
      return delimited(1, text(quantityText(value === null ? '0' : String(value)) ?? ''))
    case 'intstr.IntOrString': {
      const isText = typeof value === 'string'
      const number = isText || value === null ? 0n : BigInt(value as number)
      return [0x08, isText ? 1 : 0, 0x10, ...varint(number), ...delimited(3, text(isText ? value : ''))]
    }
    default:
      // Raw JSON, in the text that stands in the object: without escapes of HTML's characters.
      return value === null ? [] : delimited(1, text(plainJson(value)))
  }
}

function plainJson(value: Value): string {
  return goJson(value).replace(/\\u(003c|003e|0026|2028|2029)/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

function delimited(number: number, content: Octets): number[] {
  return [...varint((BigInt(number) << 3n) | 2n), ...varint(BigInt(content.length)), ...content]
}

function varint(value: bigint): number[] {
  const octets: number[] = []
  let rest = BigInt.asUintN(64, value)
  for (; rest >= 0x80n; rest >>= 7n) octets.push(Number(rest & 0x7fn) | 0x80)
  return [...octets, Number(rest)]
}

function text(content: string): Uint8Array {
  return new TextEncoder().encode(content)
}

function asList(value: Value): readonly Value[] {
  return Array.isArray(value) ? value : []
}

function asMapping(value: Value): Mapping {
  return isMapping(value) ? value : new Map()
}

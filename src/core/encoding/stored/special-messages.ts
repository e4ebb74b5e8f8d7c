import { utf8Length } from '../../bytes'
import type { Value } from '../../manifest'
import { jsonScalarText, jsonSize, unescapedJsonSize } from '../json-size'
import { report, reportType, type Trail } from '../trail'
import { quantityText } from './quantity'
import { isZeroTime, parseDuration, parseTime } from './time'
import { delimited, varintSize } from './wire'

/** A message with an encoding of its own instead of a list of fields (facts: storage-encoding, section 4). */
export interface SpecialMessage {
  /** Bytes of the message where the object has none, or null. */
  readonly absentSize: number
  /** Bytes of the message for a JSON value that is not null; what does not parse is reported and counted as absent. */
  size(value: Value, trail: Trail): number
}

export const specialMessages: ReadonlyMap<string, SpecialMessage> = new Map<string, SpecialMessage>([
  ['meta.v1.Time', { absentSize: 0, size: timeSize }],
  ['meta.v1.MicroTime', { absentSize: 0, size: microTimeSize }],
  ['meta.v1.Duration', { absentSize: 2, size: durationSize }],
  ['meta.v1.FieldsV1', { absentSize: 0, size: rawSize }],
  ['runtime.RawExtension', { absentSize: 0, size: rawSize }],
  ['intstr.IntOrString', { absentSize: 6, size: intOrStringSize }],
  ['resource.Quantity', { absentSize: 3, size: quantitySize }],
])

/** Whole seconds; the nanoseconds are always written, as 0. */
function timeSize(value: Value, trail: Trail): number {
  const time = timeOf(value, trail)
  return time === null || isZeroTime(time) ? 0 : 1 + varintSize(time.seconds) + 2
}

function microTimeSize(value: Value, trail: Trail): number {
  const time = timeOf(value, trail)
  if (time === null || isZeroTime(time)) return 0
  return 1 + varintSize(time.seconds) + 1 + varintSize(time.nanoseconds - (time.nanoseconds % 1000))
}

function timeOf(value: Value, trail: Trail): ReturnType<typeof parseTime> {
  if (typeof value !== 'string') {
    reportType(trail, 'string', value)
    return null
  }
  const time = parseTime(value)
  if (time === null) report(trail, 'time-invalid')
  return time
}

function durationSize(value: Value, trail: Trail): number {
  if (typeof value !== 'string') {
    reportType(trail, 'string', value)
    return 2
  }
  const nanoseconds = parseDuration(value)
  if (nanoseconds === null) report(trail, 'duration-invalid')
  return 1 + varintSize(nanoseconds ?? 0)
}

/** The JSON text as it came in, which is compact. */
function rawSize(value: Value, trail: Trail): number {
  return 1 + delimited(trail.rawJson === 'plain' ? unescapedJsonSize(value) : jsonSize(value))
}

/** Three fields, all always written: which of the two it is, the number, the text. */
function intOrStringSize(value: Value, trail: Trail): number {
  if (typeof value === 'string') return 2 + 2 + 1 + delimited(utf8Length(value))
  if (typeof value === 'bigint' || (typeof value === 'number' && Number.isInteger(value))) {
    return 2 + 1 + varintSize(value) + 2
  }
  reportType(trail, 'integer', value)
  return 6
}

function quantitySize(value: Value, trail: Trail): number {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') {
    reportType(trail, 'string', value)
    return 3
  }
  const text = quantityText(typeof value === 'string' ? value : jsonScalarText(value))
  if (text === null) report(trail, 'quantity-invalid')
  return 1 + delimited(utf8Length(text ?? '0'))
}

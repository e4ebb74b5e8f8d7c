/**
 * Quantities as apimachinery's `resource.Quantity` keeps and prints them (`ParseQuantity`, `CanonicalizeBytes`; facts:
 * storage-encoding, section 5). The text matters: it is what the protobuf form holds.
 */

/** The text that is stored for a quantity written as `text`; null where Kubernetes refuses it. */
export function quantityText(text: string): string | null {
  const quantity = parse(text.trim())
  if (quantity === null) return null
  return quantity.asWritten ?? canonicalText(quantity)
}

/**
 * The text after defaulting of a resource list: rounded away from zero to thousandths; null where Kubernetes refuses
 * it.
 */
export function milliQuantityText(text: string): string | null {
  const quantity = parse(text.trim())
  if (quantity === null) return null
  if (quantity.scale >= -3) return quantity.asWritten ?? canonicalText(quantity)
  return canonicalText({ ...quantity, value: roundUp(quantity.value, -3 - quantity.scale), scale: -3 })
}

/**
 * Less than, equal to or more than 0 as `a` is less than, equal to or more than `b`; what is no quantity counts as
 * zero.
 */
export function compareQuantities(a: string, b: string): number {
  const [left, right] = aligned(parse(a.trim()) ?? zero, parse(b.trim()) ?? zero)
  return left < right ? -1 : left > right ? 1 : 0
}

/**
 * The sum as Kubernetes prints it, in the format of the first that is not zero (`Quantity.Add`); what is no quantity
 * counts as zero.
 */
export function addQuantities(a: string, b: string): string {
  const first = parse(a.trim()) ?? zero
  const second = parse(b.trim()) ?? zero
  const [left, right] = aligned(first, second)
  const format = first.value === 0n ? second.format : first.format
  return canonicalText({ value: left + right, scale: Math.min(first.scale, second.scale), format, asWritten: null })
}

function aligned(a: Quantity, b: Quantity): [bigint, bigint] {
  const scale = Math.min(a.scale, b.scale)
  return [a.value * 10n ** BigInt(a.scale - scale), b.value * 10n ** BigInt(b.scale - scale)]
}

type Format = 'decimal' | 'exponent' | 'binary'

interface Quantity {
  /** The amount is `value` times ten to the power of `scale`. */
  readonly value: bigint
  readonly scale: number
  readonly format: Format
  /** The text as written, where Kubernetes keeps it. */
  readonly asWritten: string | null
}

const zero: Quantity = { value: 0n, scale: 0, format: 'decimal', asWritten: '0' }

const pattern = /^([+-]?)(\d*)(?:\.(\d*))?([eE][+-]?\d+|[numkMGTPE]|[KMGTPE]i)?$/
const decimalSuffixes = new Map([
  ['n', -9],
  ['u', -6],
  ['m', -3],
  ['', 0],
  ['k', 3],
  ['M', 6],
  ['G', 9],
  ['T', 12],
  ['P', 15],
  ['E', 18],
])
const binarySuffixes = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei']
const decimalSuffixOf = new Map([...decimalSuffixes].map(([suffix, exponent]) => [exponent, suffix]))

/** Exponents and digits beyond these are no quantity of any use, and arithmetic on them would take for ever. */
const maxExponent = 1000
const maxLength = 1000

function parse(text: string): Quantity | null {
  const match = text.length <= maxLength ? pattern.exec(text) : null
  if (match === null || text === '') return null
  const [, sign = '', whole = '', fraction = '', suffix = ''] = match
  if (text === '0') return { value: 0n, scale: 0, format: 'decimal', asWritten: text }
  const digits = whole.replace(/^0+/, '') || '0'
  const negative = sign === '-'
  const binary = binarySuffixes.indexOf(suffix, 1)
  return binary > 0
    ? parseBinary(text, negative, digits, fraction, binary)
    : parseDecimal(text, negative, digits, fraction, suffix)
}

function parseDecimal(
  text: string,
  negative: boolean,
  digits: string,
  fraction: string,
  suffix: string,
): Quantity | null {
  const withExponent = suffix.length > 1
  const exponent = withExponent ? Number(suffix.slice(1)) : decimalSuffixes.get(suffix)
  if (exponent === undefined || Math.abs(exponent) > maxExponent) return null
  const format = withExponent ? 'exponent' : 'decimal'
  const shifted = digits + fraction
  const scale = exponent - fraction.length
  const value = signed(BigInt(shifted), negative)
  if (shifted.length <= 18 && scale >= -9) {
    const kept = scale % 3 === 0 && !shifted.endsWith('000') && !shifted.startsWith('0')
    return { value, scale, format, asWritten: kept ? text : null }
  }
  return toNano({ value, scale, format, asWritten: null })
}

function parseBinary(text: string, negative: boolean, digits: string, fraction: string, power: number): Quantity {
  const value = BigInt(digits + fraction) << BigInt(power * 10)
  if (fraction === '' && digits.length <= 14 - power * 3) {
    // Go: value&0x07 != 0, "the number is in canonical form, reuse the string".
    const kept = BigInt(digits) % 8n !== 0n
    return { value: signed(value, negative), scale: 0, format: 'binary', asWritten: kept ? text : null }
  }
  const exact = toNano({ value, scale: -fraction.length, format: 'binary', asWritten: null })
  const cap = maxInt64 * 10n ** BigInt(-exact.scale)
  const capped = exact.value > cap ? cap : exact.value
  return { ...exact, value: signed(capped, negative) }
}

const maxInt64 = 2n ** 63n - 1n

/** At most nine decimals, rounded away from zero. */
function toNano(quantity: Quantity): Quantity {
  return quantity.scale >= -9
    ? quantity
    : { ...quantity, value: roundUp(quantity.value, -9 - quantity.scale), scale: -9 }
}

/** `value` divided by ten to the power of `digits`, away from zero. */
function roundUp(value: bigint, digits: number): bigint {
  const divisor = 10n ** BigInt(digits)
  const quotient = value / divisor
  if (quotient * divisor === value) return quotient
  return value < 0n ? quotient - 1n : quotient + 1n
}

function signed(value: bigint, negative: boolean): bigint {
  return negative ? -value : value
}

function canonicalText(quantity: Quantity): string {
  if (quantity.value === 0n) return '0'
  if (quantity.format === 'binary') {
    const whole = wholeNumber(quantity)
    if (whole !== null && (whole >= 1024n || whole <= -1024n)) return binaryText(whole)
  }
  let { value, scale } = quantity
  while (value % 10n === 0n) {
    value /= 10n
    scale++
  }
  while (scale % 3 !== 0) {
    value *= 10n
    scale--
  }
  if (quantity.format === 'exponent') return scale === 0 ? `${value}` : `${value}e${scale}`
  return `${value}${decimalSuffixOf.get(scale) ?? ''}`
}

function binaryText(whole: bigint): string {
  let value = whole
  let power = 0
  while (value % 1024n === 0n) {
    value /= 1024n
    power++
  }
  return `${value}${binarySuffixes[power] ?? ''}`
}

/** The amount as an integer, null where it has a fraction. */
function wholeNumber({ value, scale }: Quantity): bigint | null {
  if (scale >= 0) return value * 10n ** BigInt(scale)
  const divisor = 10n ** BigInt(-scale)
  return value % divisor === 0n ? value / divisor : null
}

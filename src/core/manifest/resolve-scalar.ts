import type { Value } from './value'

/**
 * A scalar's value as go-yaml finds it, with the type that decides what it becomes as a key. `uint` is an integer from
 * 2^63 to 2^64, a value like any other but no key.
 */
export type Resolved =
  | { readonly type: 'null'; readonly value: null }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'int'; readonly value: bigint }
  | { readonly type: 'uint'; readonly value: bigint }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'text'; readonly value: string }

const WORDS: ReadonlyMap<string, Resolved> = new Map([
  ...wordsFor({ type: 'null', value: null }, ['', '~', 'null', 'Null', 'NULL']),
  ...wordsFor({ type: 'bool', value: true }, ['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON']),
  ...wordsFor({ type: 'bool', value: false }, [
    'n',
    'N',
    'no',
    'No',
    'NO',
    'false',
    'False',
    'FALSE',
    'off',
    'Off',
    'OFF',
  ]),
  ...wordsFor({ type: 'float', value: Number.NaN }, ['.nan', '.NaN', '.NAN']),
  ...wordsFor({ type: 'float', value: Infinity }, ['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF']),
  ...wordsFor({ type: 'float', value: -Infinity }, ['-.inf', '-.Inf', '-.INF']),
])

function wordsFor(resolved: Resolved, words: readonly string[]): [string, Resolved][] {
  return words.map(word => [word, resolved])
}

const MAX_INT64 = 2n ** 63n - 1n
const MIN_INT64 = -(2n ** 63n)
const MAX_UINT64 = 2n ** 64n - 1n

/**
 * What a plain scalar without a tag is: YAML 1.1 in Go's fashion (`resolve` in sigs.k8s.io/yaml's goyaml.v2/resolve.go;
 * measured in kubectl 1.27 to 1.33).
 */
export function resolvePlain(text: string): Resolved {
  const first = text.charCodeAt(0)
  const isNumberStart = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e
  // No word is longer than five letters, and every one begins with a letter of this list.
  if (!isNumberStart) return (text.length <= 5 && WORDS.get(text)) || { type: 'text', value: text }
  return (text.length <= 5 && WORDS.get(text)) || resolveNumber(text) || { type: 'text', value: text }
}

function resolveNumber(text: string): Resolved | undefined {
  const digits = text.includes('_') ? withoutUnderscores(text) : text
  return resolveInteger(digits) ?? resolveFloat(digits)
}

/**
 * They may stand anywhere; in a number that begins with a dot, which go-yaml hands to Go as it is, between digits only.
 */
function withoutUnderscores(text: string): string {
  return text.startsWith('.') ? text.replace(/(?<=[0-9])_(?=[0-9])/g, '') : text.replaceAll('_', '')
}

const INTEGER = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]([0-7]+)|0([0-7]*)|([1-9][0-9]*))$/

function resolveInteger(text: string): Resolved | undefined {
  const match = INTEGER.exec(text)
  if (match === null) return undefined
  const [, sign = '', hex, binary, octal, oldOctal, decimal] = match
  const magnitude =
    hex !== undefined
      ? BigInt(`0x${hex}`)
      : binary !== undefined
        ? BigInt(`0b${binary}`)
        : decimal !== undefined
          ? BigInt(decimal)
          : BigInt(`0o${octal ?? (oldOctal || '0')}`)
  const value = sign === '-' ? -magnitude : magnitude
  if (value >= MIN_INT64 && value <= MAX_INT64) return { type: 'int', value }
  return sign === '' && value <= MAX_UINT64 ? { type: 'uint', value } : undefined
}

const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/

/** Integers too large for 64 bits come here as well; octal ones among them are then read as decimal, as Go does. */
function resolveFloat(text: string): Resolved | undefined {
  if (!FLOAT.test(text)) return undefined
  const value = Number(text)
  return Number.isFinite(value) ? { type: 'float', value } : undefined
}

/**
 * The value that reaches the server, after kubectl's way through JSON: every number whose JSON text is an integer of
 * int64 becomes one. `undefined` for infinities and NaN, which have no JSON.
 */
export function jsonValue(resolved: Resolved): Value | undefined {
  switch (resolved.type) {
    case 'int':
      return integerValue(resolved.value)
    case 'uint':
      return Number(resolved.value)
    case 'float':
      return floatValue(resolved.value)
    default:
      return resolved.value
  }
}

/** An integer of int64: a number where that is exact, else a bigint. */
export function integerValue(value: bigint): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

function floatValue(value: number): Value | undefined {
  if (!Number.isFinite(value)) return undefined
  if (!Number.isInteger(value) || Number.isSafeInteger(value)) return value === 0 ? 0 : value
  // Go writes it without an exponent below 1e21, as JavaScript does, and reads those digits (not the float's own) as an
  // integer.
  if (Math.abs(value) >= 1e21) return value
  const digits = BigInt(String(value))
  return digits >= MIN_INT64 && digits <= MAX_INT64 ? digits : value
}

import type { ByteRange, Problem } from '../source'
import { createLineCounter } from './line-counter'
import { MAX_LEVELS } from './max-depth'
import { MAX_VALUES } from './max-values'
import type { Reading } from './reader'
import { Refusal, refuse } from './refusal'
import { integerValue } from './resolve-scalar'
import { shownText } from './shown-text'
import type { Mapping, Value } from './value'

const QUOTE = 0x22
const COMMA = 0x2c
const COLON = 0x3a
const BACKSLASH = 0x5c
const BRACKET = 0x5b
const BRACKET_END = 0x5d
const BRACE = 0x7b
const BRACE_END = 0x7d

type Container =
  | { readonly kind: 'object'; readonly value: Map<string, Value>; readonly firsts: Map<string, number>; key: string }
  | { readonly kind: 'array'; readonly value: Value[] }

/**
 * Reads one JSON value by the rules of Go's encoding/json as kubectl uses it (`UnmarshalCaseSensitivePreserveInts` of
 * sigs.k8s.io/json): integers of int64 are kept, other numbers are float64, the last of equal members counts, a
 * surrogate without its partner becomes U+FFFD. Reasons of syntax errors are in the words of Go. Without recursion, so
 * that depth costs no stack.
 */
export function readJson(text: string): Reading {
  const problems: Problem[] = []
  const lineOf = createLineCounter(text)
  let at = 0
  let values = 0
  let zeros = 0
  let firstZero: ByteRange | undefined

  try {
    const value = readValue()
    skipWhiteSpace()
    if (at < text.length) return unexpected('after top-level value')
    if (firstZero) problems.push({ code: 'negative-zero', severity: 'warning', at: firstZero, facts: { count: zeros } })
    return { value, problems }
  } catch (error) {
    if (error instanceof Refusal) return { problems: [error.problem] }
    throw error
  }

  function readValue(): Value {
    const open: Container[] = []
    while (true) {
      skipWhiteSpace()
      if (++values > MAX_VALUES) refuse('document-too-large', { start: 0, end: text.length }, { max: MAX_VALUES })
      let value = openContainer(open) ? closeEmpty(open) : readScalar()
      while (value !== undefined) {
        const container = open.at(-1)
        if (container === undefined) return value
        if (container.kind === 'object') container.value.set(container.key, value)
        else container.value.push(value)
        value = readAfterMember(open, container)
      }
    }
  }

  function openContainer(open: Container[]): boolean {
    const code = text.charCodeAt(at)
    if (code !== BRACE && code !== BRACKET) return false
    if (open.length === MAX_LEVELS) {
      refuse('too-deep', { start: at, end: at + 1 }, { max: MAX_LEVELS })
    }
    at++
    open.push(
      code === BRACE ? { kind: 'object', value: new Map(), firsts: new Map(), key: '' } : { kind: 'array', value: [] },
    )
    return true
  }

  /** The container just opened, where it is closed at once; otherwise its first member is next. */
  function closeEmpty(open: Container[]): readonly Value[] | Mapping | undefined {
    const container = open.at(-1)
    if (container === undefined) return undefined
    skipWhiteSpace()
    if (text.charCodeAt(at) === (container.kind === 'object' ? BRACE_END : BRACKET_END)) {
      at++
      return open.pop()?.value
    }
    if (container.kind === 'object') readKey(container, 'looking for beginning of object key string')
    return undefined
  }

  /** The container, where it ends behind the member just read; otherwise its next member is next. */
  function readAfterMember(open: Container[], container: Container): readonly Value[] | Mapping | undefined {
    skipWhiteSpace()
    const code = text.charCodeAt(at)
    if (code === COMMA) {
      at++
      skipWhiteSpace()
      if (container.kind === 'object') readKey(container, 'looking for beginning of object key string')
      return undefined
    }
    if (code !== (container.kind === 'object' ? BRACE_END : BRACKET_END)) {
      return unexpected(container.kind === 'object' ? 'after object key:value pair' : 'after array element')
    }
    at++
    open.pop()
    return container.value
  }

  function readKey(container: Container & { kind: 'object' }, expected: string): void {
    const start = at
    if (text.charCodeAt(at) !== QUOTE) unexpected(expected)
    const key = readString()
    const first = container.firsts.get(key)
    if (first === undefined) container.firsts.set(key, start)
    else {
      const facts = { key: shownText(key), firstLine: lineOf(first) }
      problems.push({ code: 'duplicate-key', severity: 'warning', at: { start, end: at }, facts })
    }
    skipWhiteSpace()
    if (text.charCodeAt(at) !== COLON) unexpected('after object key')
    at++
    container.key = key
  }

  function readScalar(): Value {
    if (text.charCodeAt(at) === QUOTE) return readString()
    if (text.startsWith('true', at)) return literal('true', true)
    if (text.startsWith('false', at)) return literal('false', false)
    if (text.startsWith('null', at)) return literal('null', null)
    return readNumber()
  }

  function literal<T extends Value>(word: string, value: T): T {
    at += word.length
    return value
  }

  function readNumber(): number | bigint {
    NUMBER.lastIndex = at
    const match = NUMBER.exec(text)
    if (match === null) return unexpected('looking for beginning of value')
    const start = at
    at = NUMBER.lastIndex
    const [digits, fraction, exponent] = match
    if (fraction === undefined && exponent === undefined) {
      const number = Number(digits)
      noteZero(number, start)
      if (Number.isSafeInteger(number)) return number === 0 ? 0 : number
      const integer = BigInt(digits)
      return BigInt.asIntN(64, integer) === integer ? integerValue(integer) : number
    }
    const number = Number(digits)
    noteZero(number, start)
    if (Number.isFinite(number)) return number
    return refuse('number-not-finite', { start, end: at }, { text: shownText(digits) })
  }

  /** No YAML reader has -0, so no bundle can say it, in whatever form. */
  function noteZero(number: number, start: number): void {
    if (!Object.is(number, -0)) return
    firstZero ??= { start, end: at }
    zeros++
  }

  function readString(): string {
    const start = ++at
    let hasEscape = false
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === QUOTE) {
        const raw = text.slice(start, at++)
        return hasEscape ? resolveJsonEscapes(raw) : raw
      }
      if (code === BACKSLASH) {
        ESCAPE.lastIndex = at
        if (!ESCAPE.test(text)) return badEscape()
        at = ESCAPE.lastIndex - 1
        hasEscape = true
      } else if (code < 0x20) return unexpected('in string literal')
    }
    return unexpected('')
  }

  function badEscape(): never {
    at++
    if (text[at] !== 'u') return unexpected('in string escape code')
    do at++
    while (/[0-9a-fA-F]/.test(text[at] ?? ''))
    return unexpected('in \\u hexadecimal character escape')
  }

  function skipWhiteSpace(): void {
    while (true) {
      const code = text.charCodeAt(at)
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return
      at++
    }
  }

  function unexpected(where: string): never {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
    const isEnd = at >= text.length
    const reason = isEnd ? 'unexpected end of JSON input' : `invalid character ${JSON.stringify(character)} ${where}`
    const end = isEnd ? at : at + character.length
    return refuse('json-syntax', { start: at, end }, { reason })
  }
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?/y

const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

/**
 * Surrogates are put together only where both are written as escapes, one after the other; any other becomes U+FFFD.
 */
export function resolveJsonEscapes(raw: string): string {
  return raw
    .replace(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_, hex: string | undefined, character: string) =>
      hex === undefined ? (ESCAPES[character] ?? character) : String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
}

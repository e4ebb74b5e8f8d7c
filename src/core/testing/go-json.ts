import { compareUtf8 } from '../bytes'
import { jsonScalarText } from '../encoding/json-size'
import { isMapping, type Value } from '../manifest'

/**
 * A value in Go's compact JSON, byte for byte what kubectl sends (facts: measured, section 1 rule 3): keys in the order
 * of their UTF-8 bytes, `<` `>` `&` U+2028 U+2029 escaped, no newline at the end. Depth costs no call stack.
 */
export function goJson(value: Value): string {
  const parts: string[] = []
  const open: Frame[] = []
  /** Writes a scalar, or the opening of a container, whose members then follow. */
  const write = (next: Value): void => {
    if (typeof next === 'string') parts.push(goJsonText(next))
    else if (isMapping(next)) {
      parts.push('{')
      open.push({ members: [...next].sort(([a], [b]) => compareUtf8(a, b)), close: '}', next: 0 })
    } else if (typeof next === 'object' && next !== null) {
      parts.push('[')
      open.push({ members: next.map(item => [null, item] as const), close: ']', next: 0 })
    } else parts.push(jsonScalarText(next))
  }
  write(value)
  for (let frame = open.at(-1); frame !== undefined; frame = open.at(-1)) {
    const member = frame.members[frame.next]
    if (member === undefined) {
      parts.push(frame.close)
      open.pop()
      continue
    }
    if (frame.next > 0) parts.push(',')
    frame.next++
    if (member[0] !== null) parts.push(goJsonText(member[0]), ':')
    write(member[1])
  }
  return parts.join('')
}

interface Frame {
  readonly members: readonly (readonly [string | null, Value])[]
  readonly close: string
  next: number
}

/** A string in Go's JSON, with its quotes. */
export function goJsonText(text: string): string {
  const wellFormed = loneSurrogate.test(text) ? text.replace(loneSurrogates, '\ufffd') : text
  const quoted = JSON.stringify(wellFormed)
  return htmlEscaped.test(quoted) ? quoted.replace(htmlEscapes, escaped) : quoted
}

const loneSurrogate = /[\ud800-\udfff]/u
const loneSurrogates = /[\ud800-\udfff]/gu
const htmlEscaped = /[<>&\u2028\u2029]/
const htmlEscapes = /[<>&\u2028\u2029]/g

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

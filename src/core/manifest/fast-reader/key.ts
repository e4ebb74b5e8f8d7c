import type { Problem } from '../../source'
import { keyText } from '../resolve-key'
import { type Resolved, resolvePlain } from '../resolve-scalar'
import { BEGINS_MEANING, classAt } from './characters'
import { addValue, type Frame } from './frame'
import { notMine, type Scan } from './scan'

/** From the start of a key to its colon (`yaml_simple_key_is_valid` in go-yaml's scannerc.go); it counts characters, here UTF-16 units. */
export const MAX_KEY_LENGTH = 1024

/** A key where it stands: what it means to go-yaml, of which its text as a key is only a part. */
export interface KeyUse {
  readonly key: Resolved
  readonly start: number
  readonly end: number
}

/** Takes a quoted key; its value comes next. */
export function takeQuotedKey(scan: Scan, frame: Frame, text: string, start: number, end: number): void {
  takeKey(frame, text)
  if (frame.uses !== null) remember(scan, frame.uses, text, { key: { type: 'text', value: text }, start, end })
}

/** Takes a plain key; its value comes next. */
export function takePlainKey(scan: Scan, frame: Frame, start: number, end: number): void {
  const text = scan.text.substring(start, end)
  if ((classAt(scan.codes, start) & BEGINS_MEANING) !== 0) takeResolvedKey(scan, frame, text, start)
  else if (text === '<<') throw notMine
  else takeQuotedKey(scan, frame, text, start, end)
}

/** Takes a plain key that may be a number or a word. */
function takeResolvedKey(scan: Scan, frame: Frame, written: string, start: number): void {
  const key = resolvePlain(written)
  const text = keyText(key)
  if (text === undefined) throw notMine
  takeKey(frame, text)
  const end = start + written.length
  if (frame.uses !== null) remember(scan, frame.uses, text, { key, start, end })
  if (text === written) return
  const at = { start, end }
  scan.problems.push({ code: 'key-reads-as', severity: 'warning', at, facts: { text: written, key: text } })
}

function takeKey(frame: Frame, text: string): void {
  if (frame.isAwaiting) addValue(frame, null)
  frame.key = text
  frame.isAwaiting = true
}

/** The same key again, of which the last counts; or one of another type that becomes the same text, of which Go takes any. */
function remember(scan: Scan, uses: Map<string, KeyUse>, text: string, use: KeyUse): void {
  const first = uses.get(text)
  if (first === undefined) uses.set(text, use)
  else scan.problems.push(repeatedKey(scan.text, text, first, use))
}

function repeatedKey(source: string, key: string, first: KeyUse, again: KeyUse): Problem {
  const at = { start: again.start, end: again.end }
  if (first.key.type === again.key.type && first.key.value === again.key.value) {
    // The offset of the first one stands in for its line, which is counted when all is read.
    return { code: 'duplicate-key', severity: 'warning', at, facts: { key, firstLine: first.start } }
  }
  const facts = {
    key,
    first: source.substring(first.start, first.end),
    second: source.substring(again.start, again.end),
  }
  return { code: 'key-collision', severity: 'warning', at, facts }
}

import { type KeyUse, keyReadsAs, repeatedKey } from '../key-use'
import { keyText } from '../resolve-key'
import { type Resolved, resolvePlain } from '../resolve-scalar'
import { BEGINS_MEANING, classAt } from './characters'
import { addValue, type Frame } from './frame'
import { notMine, type Scan } from './scan'

/**
 * From the start of a key to its colon (`yaml_simple_key_is_valid` in go-yaml's scannerc.go); it counts characters,
 * here UTF-16 units.
 */
export const MAX_KEY_LENGTH = 1024

/** Takes a key that is text, as quoted ones always are; its value comes next. */
export function takeTextKey(scan: Scan, frame: Frame, text: string, start: number, end: number): void {
  takeKey(scan, frame, text)
  if (frame.uses !== null) remember(scan, frame.uses, text, { key: { type: 'text', value: text }, at: { start, end } })
}

/** Takes a plain key; its value comes next. */
export function takePlainKey(scan: Scan, frame: Frame, start: number, end: number): void {
  const written = scan.text.substring(start, end)
  if (written === '<<') throw notMine
  const isText = (classAt(scan.codes, start) & BEGINS_MEANING) === 0
  const key: Resolved | undefined = isText ? undefined : resolvePlain(written)
  if (key === undefined || key.type === 'text') takeTextKey(scan, frame, written, start, end)
  else takeOtherKey(scan, frame, { key, at: { start, end } })
}

/** Takes a number or a word, which becomes text. */
function takeOtherKey(scan: Scan, frame: Frame, use: KeyUse): void {
  const text = keyText(use.key)
  if (text === undefined) throw notMine
  takeKey(scan, frame, text)
  if (frame.uses !== null) remember(scan, frame.uses, text, use)
  const readsAs = keyReadsAs(scan.text, text, use)
  if (readsAs !== undefined) scan.problems.push(readsAs)
}

function takeKey(scan: Scan, frame: Frame, text: string): void {
  if (frame.isAwaiting) addValue(scan, frame, null)
  frame.key = text
  frame.isAwaiting = true
}

function remember(scan: Scan, uses: Map<string, KeyUse>, text: string, use: KeyUse): void {
  const first = uses.get(text)
  // The offset of the first one stands in for its line, which is counted when all is read.
  if (first !== undefined) scan.problems.push(repeatedKey(scan.text, text, first, use, first.at.start))
  else uses.set(text, use)
}

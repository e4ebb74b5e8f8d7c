import type { KeyUse } from '../key-use'
import { MAX_LEVELS } from '../max-depth'
import { MAX_VALUES } from '../max-values'
import type { Value } from '../value'
import { keyRepeated, notMine, type Scan } from './scan'

/** One of the collections that are open at a place in the text: a mapping or a list, inside its parent. */
export interface Frame {
  readonly parent: Frame | null
  /** Where its keys or dashes stand; less than 0 for the document itself and in flow collections. */
  readonly column: number
  readonly depth: number
  readonly map: Map<string, Value> | null
  readonly list: Value[] | null
  /** The key whose value comes next, and how many keys have one. */
  key: string
  keys: number
  /** Whether a value must come next: behind `key:` and `-`. Nothing there is null. */
  isAwaiting: boolean
  /** First uses of its keys, where they are remembered. */
  readonly uses: Map<string, KeyUse> | null
}

/** Thrown where the text goes deeper, and where it holds more values than are read. They never leave this reader. */
export const tooDeep = Symbol('too deep')
export const tooLarge = Symbol('too large')

/** The document, as a list of one value. */
export function openDocument(): Frame {
  return { parent: null, column: -1, depth: 0, map: null, list: [], key: '', keys: 0, isAwaiting: true, uses: null }
}

/** Opens a list in its parent: in block style behind its first dash. */
export function openList(scan: Scan, parent: Frame, column: number): Frame {
  const list: Value[] = []
  addValue(scan, parent, list)
  const isAwaiting = column >= 0
  return { parent, column, depth: depthIn(parent), map: null, list, key: '', keys: 0, isAwaiting, uses: null }
}

/** Opens a mapping in its parent, before its first key. */
export function openMap(scan: Scan, parent: Frame, column: number): Frame {
  const map = new Map<string, Value>()
  addValue(scan, parent, map)
  const uses = scan.remembersKeys ? new Map<string, KeyUse>() : null
  return { parent, column, depth: depthIn(parent), map, list: null, key: '', keys: 0, isAwaiting: false, uses }
}

function depthIn(parent: Frame): number {
  if (parent.depth === MAX_LEVELS) throw tooDeep
  return parent.depth + 1
}

/** Puts a value behind the frame's key or dash. */
export function addValue(scan: Scan, frame: Frame, value: Value): void {
  if (++scan.values > MAX_VALUES) throw tooLarge
  frame.isAwaiting = false
  if (frame.map === null) {
    frame.list?.push(value)
  } else {
    frame.map.set(frame.key, value)
    // One lookup less for every key than asking for it first.
    if (frame.map.size !== ++frame.keys && frame.uses === null) throw keyRepeated
  }
}

/** Closes a frame and goes back to the one around it. */
export function closeFrame(scan: Scan, frame: Frame): Frame {
  if (frame.isAwaiting) addValue(scan, frame, null)
  if (frame.parent === null) throw notMine
  return frame.parent
}

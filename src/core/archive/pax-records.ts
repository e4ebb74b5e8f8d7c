import { nameOf } from './entry-names'

export interface PaxRecords {
  readonly records: ReadonlyMap<string, string>
  /** Whether all of the content was records, of keys that mean something. */
  readonly isWhole: boolean
}

/**
 * Records of a pax header, `LENGTH KEY=VALUE\n` each (POSIX pax, extended header). What is malformed ends the reading;
 * nothing throws. Keys of small letters are POSIX's own: others than those it names are damaged ones.
 */
export function readPaxRecords(content: Uint8Array): PaxRecords {
  const records = new Map<string, string>()
  let at = 0
  let isWhole = true
  while (at < content.length) {
    const space = content.indexOf(0x20, at)
    if (space < 0 || space - at > 10) return { records, isWhole: false }
    const length = Number(nameOf(content.subarray(at, space)))
    const end = at + length
    if (!Number.isInteger(length) || end <= space || content[end - 1] !== newline) return { records, isWhole: false }
    const record = content.subarray(space + 1, end - 1)
    const equals = record.indexOf(0x3d)
    if (equals < 0) return { records, isWhole: false }
    const key = nameOf(record.subarray(0, equals))
    isWhole &&= posixKey.test(key) || /[A-Z.]/.test(key)
    records.set(key, nameOf(record.subarray(equals + 1)))
    at = end
  }
  return { records, isWhole }
}

const newline = 0x0a
const posixKey = /^(?:[acm]time|charset|comment|[gu]id|[gu]name|hdrcharset|linkpath|path|size)$/

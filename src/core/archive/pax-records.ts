import { nameOf } from './entry-names'

/** Records of a pax header, `LENGTH KEY=VALUE\n` each (POSIX pax, extended header). What is malformed ends the reading; nothing throws. */
export function readPaxRecords(content: Uint8Array): ReadonlyMap<string, string> {
  const records = new Map<string, string>()
  let at = 0
  while (at < content.length) {
    const space = content.indexOf(0x20, at)
    if (space < 0 || space - at > 10) break
    const length = Number(nameOf(content.subarray(at, space)))
    const end = at + length
    if (!Number.isInteger(length) || end <= space || end > content.length) break
    const record = content.subarray(space + 1, end - 1)
    const equals = record.indexOf(0x3d)
    if (equals < 0) break
    records.set(nameOf(record.subarray(0, equals)), nameOf(record.subarray(equals + 1)))
    at = end
  }
  return records
}

import type { ArchiveFault } from './archive'
import type { UnpackBudget } from './budget'
import { shown } from './collector'
import { crc32 } from './crc32'
import { inflate } from './inflate'
import { viewOf, type ZipRecord } from './zip-directory'

const stored = 0
const deflated = 8
/** WinZip's AES says so by its method. */
const aes = 99
const encryptedFlags = 0x2041
/** Sizes and CRC stand behind the data, and the local header has zeros. */
const descriptorFlag = 0x08

/**
 * The bytes of one entry of a zip, of the length and checksum that its directory and its local header say; or why there
 * are none.
 */
export function unpackEntry(zip: Uint8Array, record: ZipRecord, budget: UnpackBudget): Uint8Array | ArchiveFault {
  const entry = shown(record.path)
  if (record.flags & encryptedFlags || record.method === aes) return { code: 'archive-encrypted', entry }
  if (record.method !== stored && record.method !== deflated) {
    return { code: 'archive-method', entry, method: record.method }
  }
  const start = dataStart(zip, record)
  if (start === null) return { code: 'archive-conflict', entry }
  if (record.deflatedBytes > zip.length - start) return { code: 'archive-truncated', entry }
  if (record.bytes > budget.left) return { code: 'archive-too-large', entry, max: budget.max }
  const data = zip.subarray(start, start + record.deflatedBytes)
  const content = record.method === stored ? takeStored(data, record, budget) : inflate(data, record.bytes, budget)
  if (content.fault === 'too-large') return { code: 'archive-too-large', entry, max: budget.max }
  if (content.fault === 'too-long') return { code: 'archive-length', entry, said: record.bytes }
  if (content.fault !== null) return { code: 'archive-damaged', entry }
  if (content.bytes.length !== record.bytes) return { code: 'archive-length', entry, said: record.bytes }
  return crc32(content.bytes) === record.crc ? content.bytes : { code: 'archive-checksum', entry }
}

function takeStored(data: Uint8Array, { bytes }: ZipRecord, budget: UnpackBudget) {
  if (data.length > bytes) return { bytes: null, fault: 'too-long' } as const
  return budget.take(data.length)
    ? ({ bytes: data, fault: null } as const)
    : ({ bytes: null, fault: 'too-large' } as const)
}

/**
 * Where the data of an entry begins; null where its local header is none, or says something else than the directory.
 */
function dataStart(
  zip: Uint8Array,
  { at, nameBytes, flags, method, crc, deflatedBytes, bytes }: ZipRecord,
): number | null {
  const view = viewOf(zip)
  const header = localHeader(view, at)
  if (!header || !isSame(zip.subarray(at + 30, header.nameEnd), nameBytes)) return null
  const { start } = header
  if (view.getUint16(at + 8, true) !== method) return null
  if ((view.getUint16(at + 6, true) | flags) & descriptorFlag) return start
  const sizes = [view.getUint32(at + 14, true), view.getUint32(at + 18, true), view.getUint32(at + 22, true)]
  // All ones: the number stands in the zip64 field, where the directory's is as good.
  const agrees = [crc, deflatedBytes, bytes].every(
    (said, index) => sizes[index] === said || sizes[index] === 0xffffffff,
  )
  return agrees ? start : null
}

/** Where the name and all of the local header at `at` end; null where there is none. */
function localHeader(view: DataView, at: number): { readonly nameEnd: number; readonly start: number } | null {
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== localSignature) return null
  const nameEnd = at + 30 + view.getUint16(at + 26, true)
  const start = nameEnd + view.getUint16(at + 28, true)
  return start > view.byteLength ? null : { nameEnd, start }
}

const localSignature = 0x04034b50

/** Sizes behind the data, in four bytes or eight each, with a signature or without. */
const descriptorBytes: ReadonlySet<number> = new Set([12, 16, 20, 24])

/**
 * Bytes before the directory that belong to none of its entries; 0 where that cannot be told, as a header is wrong. A
 * program that unpacks the zip may stand before all of them.
 */
export function unlistedBytes(zip: Uint8Array, records: readonly ZipRecord[], end: number): number {
  const view = viewOf(zip)
  let unlisted = 0
  const inOrder = records.toSorted((a, b) => a.at - b.at)
  const isZipAtOnce = zip[0] === 0x50 && zip[1] === 0x4b
  let at = isZipAtOnce ? 0 : (inOrder[0]?.at ?? end)
  let flags = 0
  const pass = (next: number): void => {
    const gap = next - at
    if (gap > 0 && !(flags & descriptorFlag && descriptorBytes.has(gap))) unlisted += gap
  }
  for (const record of inOrder) {
    const header = localHeader(view, record.at)
    if (!header) return 0
    pass(record.at)
    at = Math.max(at, header.start + record.deflatedBytes)
    flags = record.flags
  }
  pass(end)
  return unlisted
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}

import { Gunzip } from 'fflate'
import { concat } from '../bytes'
import type { UnpackBudget } from './budget'
import { chunksOf } from './chunks'
import { crc32 } from './crc32'

export interface Gunzipped {
  /** All members in a row, as `gzip -d` writes them; with a fault, what came before it. */
  readonly bytes: Uint8Array
  /** So many of these bytes are of members that are whole, with the checksum and length that they say. */
  readonly whole: number
  /** `trailing`, `zeros`: all members are whole, and what stands behind them is none. */
  readonly fault: 'damaged' | 'truncated' | 'checksum' | 'too-large' | 'trailing' | 'zeros' | null
  /** Bytes behind the last member. */
  readonly trailing: number
}

/** A member while it is unpacked: where it begins, and what its trailer should say. */
interface Member {
  readonly start: number
  crc: number
  length: number
}

/**
 * Unpacks gzip (RFC 1952), every member. CRC-32 and length of each are checked here, as fflate skips over them: each
 * member's are the eight bytes before the next member. Zeros behind the last one are padding, which `gzip -d` passes
 * over, or a member that was lost.
 *
 * fflate does not say where the last member ends, only where the next begins: so the header of an empty one is given to
 * it after the content. It is met right there if and only if the content ends with a whole member.
 */
export function gunzip(content: Uint8Array, budget: UnpackBudget): Gunzipped {
  const chunks: Uint8Array[] = []
  let length = 0
  let member: Member = { start: 0, crc: 0, length: 0 }
  let checked = !hasReservedFlags(content, 0)
  let whole = 0
  let isAtEnd = false
  let isEnded = false
  const stream = new Gunzip(chunk => {
    if (isAtEnd || chunk.length === 0) return
    length += chunk.length
    member.crc = crc32(chunk, member.crc)
    member.length += chunk.length
    chunks.push(chunk)
  })
  stream.onmember = start => {
    checked &&= startsWith(content, start - trailerBytes, trailerOf(member)) && !hasReservedFlags(content, start)
    if (checked) whole = length
    isEnded = start === content.length
    if (start < content.length) member = { start, crc: 0, length: 0 }
  }
  const end = (fault: Gunzipped['fault'], trailing = 0): Gunzipped => ({
    bytes: concat(chunks),
    whole,
    fault,
    trailing,
  })
  try {
    for (const [chunk] of chunksOf(content)) {
      const before = length
      stream.push(chunk)
      if (!budget.take(length - before)) return end('too-large')
    }
    isAtEnd = true
    stream.push(emptyHeader)
  } catch (error) {
    if (!isNoMember(error)) return end(isAtEnd ? 'truncated' : 'damaged')
    const behind = checked ? findBehind(content, member) : null
    if (!behind) return end(checked && endsInTrailer(content, member) ? 'truncated' : 'checksum')
    whole = length
    if (startsHeader(behind)) return end('truncated')
    return end(behind.some(byte => byte !== 0) ? 'trailing' : 'zeros', behind.length)
  }
  if (isEnded) return end(checked ? null : 'checksum')
  const behind = checked ? findBehind(content, member) : null
  if (behind && startsHeader(behind)) whole = length
  return end('truncated')
}

const trailerBytes = 8
const magic = [0x1f, 0x8b, 8]
const emptyHeader = new Uint8Array([...magic, 0, 0, 0, 0, 0, 0, 0])

/** Flags that mean nothing must be zero (RFC 1952, 2.3.1.2): `gzip -d` refuses a member that has them. */
function hasReservedFlags(content: Uint8Array, start: number): boolean {
  return ((content[start + 3] ?? 0) & 0xe0) !== 0
}

/** fflate's `FlateErrorCode.InvalidHeader`: what follows the last member is not another one. */
function isNoMember(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 6
}

/**
 * What stands behind the trailer that the data of the last member ought to have; null where that is not to be found.
 */
function findBehind(content: Uint8Array, member: Member): Uint8Array | null {
  const trailer = trailerOf(member)
  for (let at = content.length - trailerBytes; at > member.start; at--) {
    if (startsWith(content, at, trailer)) return content.subarray(at + trailerBytes)
  }
  return null
}

/** Whether these bytes are the start of another member, as far as they go. */
function startsHeader(behind: Uint8Array): boolean {
  return behind.length > 0 && magic.every((byte, index) => index >= behind.length || behind[index] === byte)
}

/** A part of the trailer at the very end is a file that was cut within it. */
function endsInTrailer(content: Uint8Array, member: Member): boolean {
  const trailer = trailerOf(member)
  for (let kept = trailerBytes - 1; kept > 0; kept--) {
    if (startsWith(content, content.length - kept, trailer.subarray(0, kept))) return true
  }
  return false
}

function trailerOf({ crc, length }: Member): Uint8Array {
  const trailer = new Uint8Array(trailerBytes)
  const view = new DataView(trailer.buffer)
  view.setUint32(0, crc, true)
  view.setUint32(4, length % 2 ** 32, true)
  return trailer
}

function startsWith(content: Uint8Array, at: number, expected: Uint8Array): boolean {
  return at >= 0 && expected.every((byte, index) => content[at + index] === byte)
}

import { Gunzip } from 'fflate'
import type { Budget } from './budget'
import { chunksOf, joinChunks } from './chunks'
import { crc32 } from './crc32'

export interface Gunzipped {
  /** All members in a row, as `gzip -d` writes them; with a fault, what came before it. */
  readonly bytes: Uint8Array
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
 * Unpacks gzip (RFC 1952), every member. CRC-32 and length of each are checked here, as fflate skips over them: each member's are the
 * eight bytes before the next member. Zeros behind the last one are padding, which `gzip -d` passes over, or a member that was lost.
 *
 * fflate does not say where the last member ends, only where the next begins: so the header of an empty one is given to it after the content. It
 * is met right there if and only if the content ends with a whole member.
 */
export function gunzip(content: Uint8Array, budget: Budget): Gunzipped {
  const chunks: Uint8Array[] = []
  let length = 0
  let member: Member = { start: 0, crc: 0, length: 0 }
  let checked = !hasReservedFlags(content, 0)
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
    isEnded = start === content.length
    if (start < content.length) member = { start, crc: 0, length: 0 }
  }
  const end = (fault: Gunzipped['fault'], trailing = 0): Gunzipped => ({ bytes: joinChunks(chunks), fault, trailing })
  try {
    for (const [chunk] of chunksOf(content)) {
      const before = length
      stream.push(chunk)
      if (!budget.take(length - before)) return end('too-large')
    }
    isAtEnd = true
    stream.push(emptyHeader)
  } catch (error) {
    if (isNoMember(error)) return checked ? endOf(content, member, end) : end('checksum')
    return end(isAtEnd ? 'truncated' : 'damaged')
  }
  if (!isEnded) return end('truncated')
  return end(checked ? null : 'checksum')
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

/** What stands behind the data of the last member, in front of which its trailer ought to stand. */
function endOf(
  content: Uint8Array,
  member: Member,
  end: (fault: Gunzipped['fault'], trailing?: number) => Gunzipped,
): Gunzipped {
  const trailer = trailerOf(member)
  const used = content.findLastIndex(byte => byte !== 0) + 1
  // The trailer itself may end with zeros, or be nothing else.
  for (let at = used; at <= Math.min(used + trailerBytes, content.length); at++) {
    if (startsWith(content, at - trailerBytes, trailer)) return end('zeros', content.length - at)
  }
  for (let at = content.length - trailerBytes - 1; at > member.start; at--) {
    if (!startsWith(content, at, trailer)) continue
    const rest = content.subarray(at + trailerBytes)
    return magic.every((byte, index) => index >= rest.length || rest[index] === byte)
      ? end('truncated')
      : end('trailing', rest.length)
  }
  // A part of it at the very end is a file that was cut within the trailer.
  for (let kept = trailerBytes - 1; kept > 0; kept--) {
    if (startsWith(content, content.length - kept, trailer.subarray(0, kept))) return end('truncated')
  }
  return end('checksum')
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

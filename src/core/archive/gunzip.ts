import { Gunzip, inflateSync } from 'fflate'
import type { Budget } from './budget'
import { chunksOf, joinChunks } from './chunks'
import { crc32 } from './crc32'
import { isUnexpectedEnd } from './inflate'

export interface Gunzipped {
  /** All members in a row, as `gzip -d` writes them; with a fault, what came before it. */
  readonly bytes: Uint8Array
  readonly fault: 'damaged' | 'truncated' | 'checksum' | 'too-large' | null
}

/**
 * Unpacks gzip (RFC 1952), every member. CRC-32 and length of each are checked here, as fflate skips over them: each member's are the
 * eight bytes before the next member, or the last ones found behind the data (what follows them is padding, which `gzip -d` ignores too).
 */
export function gunzip(content: Uint8Array, budget: Budget): Gunzipped {
  const chunks: Uint8Array[] = []
  let length = 0
  let member = { start: 0, crc: 0, length: 0 }
  let checked = true
  const stream = new Gunzip(chunk => {
    length += chunk.length
    member.crc = crc32(chunk, member.crc)
    member.length += chunk.length
    if (chunk.length > 0) chunks.push(chunk)
  })
  stream.onmember = start => {
    checked &&= startsWith(content, start - trailerBytes, trailerOf(member))
    member = { start, crc: 0, length: 0 }
  }
  const end = (fault: Gunzipped['fault']): Gunzipped => ({ bytes: joinChunks(chunks), fault })
  try {
    for (const [chunk, isLast] of chunksOf(content)) {
      const before = length
      stream.push(chunk, isLast)
      if (!budget.take(length - before)) return end('too-large')
    }
  } catch (error) {
    if (isUnexpectedEnd(error)) return end('truncated')
    if (!isNoMember(error)) return end('damaged')
  }
  if (!checked) return end('checksum')
  return end(endOf(content, member))
}

const trailerBytes = 8

/** fflate's `FlateErrorCode.InvalidHeader`: what follows the last member is not another one. */
function isNoMember(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 6
}

/** Looks for the trailer that the data of the last member ought to have, from the end on. */
function endOf(content: Uint8Array, { start, crc, length }: { start: number; crc: number; length: number }) {
  const trailer = trailerOf({ crc, length })
  for (let at = content.length - trailerBytes; at >= start; at--) if (startsWith(content, at, trailer)) return null
  // A part of it at the very end is a file that was cut within the trailer.
  for (let kept = trailerBytes - 1; kept > 0; kept--) {
    if (startsWith(content, content.length - kept, trailer.subarray(0, kept))) return 'truncated'
  }
  return lacksBytes(content.subarray(start), length) ? 'truncated' : 'checksum'
}

/**
 * Whether a member ends before its data and its trailer do. The stream does not say so where the last symbol before the cut ends with a byte: nothing is
 * left over then, and of nothing it says nothing. Read again in one go, without what may be the trailer, the data ends too early or it does not.
 */
function lacksBytes(member: Uint8Array, length: number): boolean {
  const deflated = member.subarray(headerBytes(member), -trailerBytes)
  if (deflated.length === 0) return true
  try {
    inflateSync(deflated, { out: new Uint8Array(length) })
    return false
  } catch (error) {
    return isUnexpectedEnd(error)
  }
}

/** Length of a member's header (RFC 1952, 2.3): ten bytes, then the extra field, name, comment and checksum that its flags announce. */
function headerBytes(member: Uint8Array): number {
  const [flags = 0] = member.subarray(3)
  let at = 10
  if (flags & 4) at += 2 + (member[at] ?? 0) + (member[at + 1] ?? 0) * 256
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue
    const end = member.indexOf(0, at)
    at = end === -1 ? member.length : end + 1
  }
  return at + (flags & 2)
}

function trailerOf({ crc, length }: { readonly crc: number; readonly length: number }): Uint8Array {
  const trailer = new Uint8Array(trailerBytes)
  const view = new DataView(trailer.buffer)
  view.setUint32(0, crc, true)
  view.setUint32(4, length % 2 ** 32, true)
  return trailer
}

function startsWith(content: Uint8Array, at: number, expected: Uint8Array): boolean {
  return at >= 0 && expected.every((byte, index) => content[at + index] === byte)
}

import { nameOf } from './entry-names'

export const blockBytes = 512

export interface TarHeader {
  readonly path: string
  /** Bytes of content that follow; null where the field holds no number. */
  readonly size: number | null
  /** One character: '0' regular, '5' folder, 'x' pax, 'L' GNU long name, and so on. */
  readonly type: string
  /** Seconds since 1970; null where the field holds no number. */
  readonly modified: number | null
}

/** Reads the header at `at`; null where its checksum is wrong (POSIX ustar, and GNU's form of it). */
export function readTarHeader(bytes: Uint8Array, at: number): TarHeader | null {
  const block = bytes.subarray(at, at + blockBytes)
  if (block.length < blockBytes || readNumber(block, 148, 8) !== checksumOf(block)) return null
  const name = readText(block, 0, 100)
  // GNU writes "ustar  " and keeps times where POSIX keeps the front of a long path.
  const prefix = readText(block, 257, 6) === 'ustar' && block[262] === 0 ? readText(block, 345, 155) : ''
  const type = block[156] === 0 ? '0' : String.fromCharCode(block[156] ?? 0)
  return {
    path: prefix === '' ? name : `${prefix}/${name}`,
    size: readNumber(block, 124, 12),
    type,
    modified: readNumber(block, 136, 12),
  }
}

/** Whether these bytes begin with a header of tar: its checksum says so, and it has a name. */
export function isTar(bytes: Uint8Array): boolean {
  return bytes[0] !== 0 && readTarHeader(bytes, 0) !== null
}

export function isZeroBlock(bytes: Uint8Array, at: number): boolean {
  for (let i = at; i < at + blockBytes; i++) if (bytes[i] !== 0) return false
  return true
}

/** The sum of the header's bytes, those of the sum itself counted as spaces. */
function checksumOf(block: Uint8Array): number {
  let sum = 8 * 0x20
  for (let i = 0; i < blockBytes; i++) if (i < 148 || i >= 156) sum += block[i] ?? 0
  return sum
}

function readText(block: Uint8Array, at: number, length: number): string {
  const field = block.subarray(at, at + length)
  const end = field.indexOf(0)
  return nameOf(end < 0 ? field : field.subarray(0, end))
}

/** Octal text, or GNU's binary form for large numbers (first bit set). Null for anything else. */
function readNumber(block: Uint8Array, at: number, length: number): number | null {
  if ((block[at] ?? 0) & 0x80) {
    let value = (block[at] ?? 0) & 0x7f
    for (let i = at + 1; i < at + length; i++) value = value * 256 + (block[i] ?? 0)
    return Number.isSafeInteger(value) ? value : null
  }
  const text = readText(block, at, length).trim()
  if (text === '') return 0
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : null
}

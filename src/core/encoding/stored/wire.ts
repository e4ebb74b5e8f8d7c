import { type Bytes, bytes } from '../../bytes'

/** Sizes of protobuf's wire format (facts: storage-encoding, section 3). */

/** Bytes of an integer as a base-128 varint. A negative one is written as 64-bit two's complement: ten bytes. */
export function varintSize(value: number | bigint): number {
  if (value < 0) return 10
  if (value < 0x80) return 1
  if (value < 0x4000) return 2
  if (value < 0x20_0000) return 3
  if (value < 0x1000_0000) return 4
  if (value < 0x8_0000_0000) return 5
  let size = 5
  for (let rest = BigInt(value) >> 35n; rest > 0n; rest >>= 7n) size++
  return size
}

/** Bytes of a field's key: its number and wire type as one varint. */
export function keySize(fieldNumber: number): number {
  return varintSize(fieldNumber * 8)
}

/** Bytes of a length-delimited value in protobuf: its length as a varint, then the value. */
export function delimited(length: number): number {
  return varintSize(length) + length
}

/** A length-delimited field of a message, its number below 16: key, length and what it announces. */
export function fieldSize(length: number): Bytes {
  return bytes(1 + delimited(length))
}

/** CRC-32 of ISO 3309, as zip and gzip have it. `seed` is the sum of the bytes before, 0 at the start. */
export function crc32(bytes: Uint8Array, seed = 0): number {
  let sum = ~seed
  for (const byte of bytes) sum = (table[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8)
  return ~sum >>> 0
}

const table = Int32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

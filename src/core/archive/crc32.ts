/** CRC-32 of ISO 3309, as zip and gzip have it. `seed` is the sum of the bytes before, 0 at the start. */
export function crc32(bytes: Uint8Array, seed = 0): number {
  table ??= makeTable()
  let sum = ~seed
  for (const byte of bytes) sum = (table[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8)
  return ~sum >>> 0
}

/** Made when it is first needed: the command line starts without it. */
let table: Int32Array | undefined

function makeTable(): Int32Array {
  return new Int32Array(256).map((_, index) => {
    let value = index
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    return value
  })
}

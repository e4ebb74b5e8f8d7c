const packBytes = 256 * 1024
const encoder = new TextEncoder()

/**
 * Writes texts in UTF-8, small ones one behind the other into memory that they share: of a hundred thousand lines each
 * in memory of its own that alone would take half as much again.
 */
export function createTextPacker(): (text: string) => Uint8Array {
  let pack = new Uint8Array(0)
  return text => {
    // A UTF-16 unit takes three bytes at most.
    const most = text.length * 3
    if (most > packBytes / 4) return encoder.encode(text)
    if (pack.length < most) pack = new Uint8Array(packBytes)
    const { written } = encoder.encodeInto(text, pack)
    const packed = pack.subarray(0, written)
    pack = pack.subarray(written)
    return packed
  }
}

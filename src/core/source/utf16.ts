/**
 * Every so many bytes of UTF-8 the matching place in the UTF-16 text is noted, so that finding one walks at most this
 * far.
 */
const CHECKPOINT_BYTES = 4096

/**
 * UTF-16 text, byte order mark included, as UTF-8. A lone surrogate and an odd last byte become U+FFFD, as in Go's
 * `golang.org/x/text/encoding/unicode`. `originalOffset` gives the offset in the UTF-16 bytes of an offset in the UTF-8
 * bytes (of the character that it lies in).
 */
export function transcodeUtf16(
  original: Uint8Array,
  encoding: 'utf-16le' | 'utf-16be',
): { utf8: Uint8Array; originalOffset: (offset: number) => number } {
  const high = encoding === 'utf-16le' ? 1 : 0
  // At most three bytes for two, and three for an odd last byte.
  const buffer = new Uint8Array(Math.ceil(original.length / 2) * 3)
  const checkpoints: { readonly utf8: number; readonly utf16: number }[] = []
  let end = 0
  for (let i = 0; i < original.length; ) {
    if (end >= checkpoints.length * CHECKPOINT_BYTES) checkpoints.push({ utf8: end, utf16: i })
    const codePoint = codePointAt(i)
    end = writeUtf8(buffer, end, codePoint)
    i += codePoint > 0xffff ? 4 : 2
  }

  function unitAt(i: number): number {
    return ((original[i + high] ?? 0) << 8) | (original[i + 1 - high] ?? 0)
  }

  function codePointAt(i: number): number {
    if (i + 1 >= original.length) return 0xfffd
    const unit = unitAt(i)
    if ((unit & 0xf800) !== 0xd800) return unit
    const next = i + 3 < original.length ? unitAt(i + 2) : 0
    const isPair = unit < 0xdc00 && (next & 0xfc00) === 0xdc00
    return isPair ? 0x10000 + ((unit & 0x3ff) << 10) + (next & 0x3ff) : 0xfffd
  }

  function originalOffset(offset: number): number {
    let { utf8, utf16 } = checkpoints[Math.floor(offset / CHECKPOINT_BYTES)] ?? { utf8: 0, utf16: 0 }
    if (utf8 > offset)
      ({ utf8, utf16 } = checkpoints[Math.floor(offset / CHECKPOINT_BYTES) - 1] ?? { utf8: 0, utf16: 0 })
    while (utf16 < original.length) {
      const codePoint = codePointAt(utf16)
      utf8 += utf8Size(codePoint)
      if (utf8 > offset) return utf16
      utf16 += codePoint > 0xffff ? 4 : 2
    }
    return original.length
  }

  return { utf8: buffer.slice(0, end), originalOffset }
}

function utf8Size(codePoint: number): number {
  return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4
}

function writeUtf8(to: Uint8Array, at: number, codePoint: number): number {
  const size = utf8Size(codePoint)
  if (size === 1) {
    to[at] = codePoint
    return at + 1
  }
  for (let i = size - 1; i > 0; i--) to[at + i] = 0x80 | ((codePoint >> (6 * (size - 1 - i))) & 0x3f)
  to[at] = ((0xf00 >> size) & 0xff) | (codePoint >> (6 * (size - 1)))
  return at + size
}

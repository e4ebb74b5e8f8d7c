import { type Bytes, bytes } from './bytes'

/**
 * Bytes of `text` in UTF-8. A lone surrogate counts three bytes, as the replacement character that an encoder writes
 * for it.
 */
export function utf8Length(text: string): Bytes {
  let length = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) continue
    if (unit < 0x800) {
      length += 1
    } else if (isSurrogatePair(text, i)) {
      length += 2
      i++
    } else {
      length += 2
    }
  }
  return bytes(length)
}

/**
 * Order of two strings by their UTF-8 bytes, which is the order by code points and Go's order of map keys.
 * JavaScript's `<` compares UTF-16 units, which puts U+FF5E after every emoji.
 */
export function compareUtf8(a: string, b: string): number {
  const end = Math.min(a.length, b.length)
  for (let i = 0; i < end; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x === y) continue
    // Surrogates stand for code points above U+FFFF, so they come after every other unit.
    if (isSurrogate(x) !== isSurrogate(y)) return isSurrogate(x) ? 1 : -1
    return x - y
  }
  return a.length - b.length
}

function isSurrogate(unit: number): boolean {
  return (unit & 0xf800) === 0xd800
}

/** Whether the UTF-16 units at `index` and behind it are one character above U+FFFF. */
export function isSurrogatePair(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00
}

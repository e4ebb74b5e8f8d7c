/**
 * Characters of a name that would not be seen, or would turn the direction of what stands beside it: controls, format
 * characters (zero width, byte order mark, soft hyphen, direction marks), line and paragraph separators, fillers of
 * Hangul, spaces other than the usual one, halves of surrogate pairs.
 */
const unseen =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|\u034f|[\u180b-\u180d]|[\ufe00-\ufe0f]|(?! )\p{Zs}/gu

/** A name with every character that would not be seen written as its code point: `web<U+200B>`. */
export function visibleName(name: string): string {
  return name.replace(unseen, character => {
    const code = character.codePointAt(0) ?? 0
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`
  })
}

/** A text of several lines with every character that would not be seen written as its code point; line breaks stay. */
export function visibleText(text: string): string {
  return text.split('\n').map(visibleName).join('\n')
}

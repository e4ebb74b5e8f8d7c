/** A text as content or attribute of XML. What XML cannot hold was made visible before (`visibleName`). */
export function xml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.codePointAt(0)};`)
}

/**
 * About how wide a text is drawn in a sans-serif of this size: a file that is drawn elsewhere has no font to measure.
 * Rather too wide than too narrow.
 */
export function widthOf(text: string, size: number, isBold = false): number {
  let width = 0
  for (const character of text) width += advance(character)
  return width * size * (isBold ? 1.06 : 1)
}

function advance(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0x1100) return 1
  if (/[\s.,:;'|!ijlI()[\]/]/.test(character)) return 0.3
  if (/[mwMW@%]/.test(character)) return 0.88
  if (/[A-Z]/.test(character)) return 0.68
  return 0.55
}

/** A text cut to a width, its middle left out: an end tells names apart as well as a beginning. */
export function shortened(text: string, width: number, size: number): string {
  if (widthOf(text, size) <= width) return text
  const characters = Array.from(text)
  for (let kept = characters.length - 1; kept > 2; kept--) {
    const end = Math.floor(kept / 3)
    const short = `${characters.slice(0, kept - end).join('')}…${characters.slice(-end).join('')}`
    if (widthOf(short, size) <= width) return short
  }
  return '…'
}

export interface Piece {
  readonly text: string
  readonly isFound: boolean
}

/** Pieces in lines that are no wider; a word that is wider alone is broken. */
export function wrapped(pieces: readonly Piece[], width: number, size: number): Piece[][] {
  const lines: Piece[][] = [[]]
  let used = 0
  // Between characters of Chinese, Japanese and Korean a line may end anywhere.
  const words = pieces.flatMap(({ text, isFound }) =>
    (text.match(/\s+|[^\s\u1100-\uffff]+|[\u1100-\uffff]/g) ?? []).flatMap(word =>
      broken(word, width, size).map(part => ({ text: part, isFound })),
    ),
  )
  for (const word of words) {
    const wide = widthOf(word.text, size, word.isFound)
    if (used + wide > width && used > 0) {
      lines.push([])
      used = 0
    }
    const isSpace = word.text.trim() === ''
    if (isSpace && used === 0) continue
    lines.at(-1)?.push(word)
    used += wide
  }
  return lines.filter(line => line.length > 0)
}

function broken(word: string, width: number, size: number): string[] {
  const parts: string[] = []
  let part = ''
  for (const character of word) {
    if (part !== '' && widthOf(part + character, size) > width) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part]
}

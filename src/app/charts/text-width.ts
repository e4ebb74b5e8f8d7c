/**
 * Pixels that a text takes in the page's sans face, estimated: wide characters (Chinese and its like) are as wide as
 * high.
 */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const character of text) width += (character >= '\u2e80' ? 1 : 0.55) * size
  return width
}

/** A text in at most so many pixels: it loses its middle, never its end. */
export function withoutMiddle(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text
  const characters = [...text]
  let cut = text
  for (let kept = characters.length - 1; kept >= 2 && textWidth(cut, size) > room; kept--) {
    const end = Math.floor(kept / 2)
    cut = `${characters.slice(0, kept - end).join('')}…${characters.slice(-end).join('')}`
  }
  return cut
}

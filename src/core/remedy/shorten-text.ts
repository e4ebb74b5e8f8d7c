/** What ends a sentence: `.`, `!`, `?` and what closes behind them, before a space or the end; `。`; an empty line. */
const possibleEnd = /[.!?]+["'`)\]]*(?=\s|$)|[。！？]|(?=\s*\n\s*\n)/gu

/** A point behind one of these ends no sentence. */
const abbreviation = /(?:^|[\s("'])(?:e\.g|i\.e|etc|vs|cf|approx|resp|incl|fig)\.$/

/** Where the sentences of a text end, in UTF-16 units from its start; the last of them may have no end. */
export function* sentenceEnds(text: string): Generator<number> {
  for (const { index, 0: found } of text.matchAll(possibleEnd)) {
    const end = index + found.length
    if (end === 0) continue
    if (found.startsWith('.') && !endsAt(text, end)) continue
    yield end
  }
}

/** What goes on in lower case is the same sentence, as after `e.g.` and in a name that is broken by a line. */
function endsAt(text: string, end: number): boolean {
  const next = /\S/u.exec(text.slice(end, end + 80))
  if (next && /\p{Lowercase_Letter}/u.test(next[0])) return false
  return next === null || !abbreviation.test(text.slice(Math.max(0, end - 10), end))
}

/** The first sentence of a text: the text itself where it is one. */
export function firstSentence(text: string): string {
  const { value: end } = sentenceEnds(text).next()
  return typeof end === 'number' ? text.slice(0, end) : text
}

/**
 * At most so many characters of a text: whole sentences where one fits, else whole words, else what fits. Always a
 * beginning of the text, and so never more bytes than it; empty where nothing of it fits.
 */
export function shortened(text: string, most: number): string {
  const fitting = takeCharacters(text, most)
  if (fitting.length === text.length) return text
  let whole = 0
  for (const end of sentenceEnds(text)) {
    if (end > fitting.length) break
    whole = end
  }
  if (whole > 0) return text.slice(0, whole)
  if (/^\s/u.test(text.slice(fitting.length))) return fitting.trimEnd()
  const words = fitting.replace(/\s+\S*$/u, '')
  return words
}

/** So many characters from the start of a text. */
function takeCharacters(text: string, most: number): string {
  if (text.length <= most) return text
  let end = 0
  let taken = 0
  for (const character of text) {
    if (taken === most) break
    end += character.length
    taken++
  }
  return text.slice(0, end)
}

/** How many characters a text has: code points, not bytes. */
export function charactersIn(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}

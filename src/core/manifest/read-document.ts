import { type Problem, type SourceText, sequenceSize, textOf } from '../source'
import type { Document } from './document'
import { readGeneral } from './general-reader'
import { readJson } from './json-reader'
import type { Reading } from './reader'

/**
 * The value of a document, as kubectl reads it, and what is wrong with it; ranges of problems count bytes of the source.
 * No document makes it throw, hang or use memory out of proportion: what the readers cannot do is refused with a problem.
 */
export function readDocument(text: SourceText, document: Document): Reading {
  const content = textOf(text, document.range)
  const reading = document.form === 'json' ? readJson(content) : readGeneral(content)
  return reading.problems.length === 0
    ? reading
    : { ...reading, problems: placeInSource(text, document, reading.problems) }
}

/** Turns places in the decoded text into those of the source's bytes, all in one pass. */
function placeInSource(text: SourceText, { range, line }: Document, problems: readonly Problem[]): Problem[] {
  const places = [...new Set(problems.flatMap(({ at }) => [at.start, at.end]))].sort((a, b) => a - b)
  const offsets = new Map<number, number>()
  const { utf8 } = text
  let offset =
    utf8[range.start] === 0xef && utf8[range.start + 1] === 0xbb && utf8[range.start + 2] === 0xbf
      ? range.start + 3
      : range.start
  let units = 0
  for (const place of places) {
    while (units < place && offset < range.end) {
      const size = sequenceSize(utf8, offset)
      units += size === 4 ? 2 : 1
      offset += Math.abs(size)
    }
    offsets.set(place, offset)
  }
  const offsetOf = (place: number) => offsets.get(place) ?? range.start
  return problems.map(problem => {
    const at = { start: offsetOf(problem.at.start), end: offsetOf(problem.at.end) }
    if (problem.code !== 'duplicate-key') return { ...problem, at }
    return { ...problem, at, facts: { ...problem.facts, firstLine: problem.facts.firstLine + line - 1 } }
  })
}

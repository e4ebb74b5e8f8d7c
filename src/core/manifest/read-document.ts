import { type Problem, type SourceText, skipByteOrderMark, textOf } from '../source'
import type { Document } from './document'
import { readGeneral } from './general-reader'
import { readJson } from './json-reader'
import { offsetsInSource } from './offsets-in-source'
import type { Reader, Reading } from './reader'

const READERS: Readonly<Record<Document['form'], Reader>> = { yaml: readGeneral, json: readJson }

/**
 * The value of a document, as kubectl reads it, and what is wrong with it; ranges of problems count bytes of the source.
 * No document makes it throw or hang: what the readers cannot do (256 levels of nesting, 8 million lexemes or values) is refused with a
 * problem. Takes time and memory in proportion to the document.
 */
export function readDocument(text: SourceText, document: Document): Reading {
  const { start } = document.range
  const content = textOf(text, document.range)
  // Inside of a stream of JSON a byte order mark is an error, before YAML it is nothing.
  const behindMark = skipByteOrderMark(text.utf8, start)
  const isTextMarked = document.form === 'json' && behindMark > start
  const reading = READERS[document.form](isTextMarked ? `\ufeff${content}` : content)
  if (reading.problems.length === 0) return reading

  const places = reading.problems.flatMap(({ at }) => [at.start, at.end])
  const offsetOf = offsetsInSource(text.utf8, isTextMarked ? start : behindMark, places)
  return { ...reading, problems: reading.problems.map(problem => placeInSource(problem, offsetOf, document.line)) }
}

function placeInSource(problem: Problem, offsetOf: (place: number) => number, firstLine: number): Problem {
  const at = { start: offsetOf(problem.at.start), end: offsetOf(problem.at.end) }
  if (problem.code !== 'duplicate-key') return { ...problem, at }
  return { ...problem, at, facts: { ...problem.facts, firstLine: problem.facts.firstLine + firstLine - 1 } }
}

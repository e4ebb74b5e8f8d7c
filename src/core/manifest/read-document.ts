import { type Problem, type SourceText, skipByteOrderMark, textOf } from '../source'
import type { ManifestDocument } from './document'
import { readFast } from './fast-reader'
import { readGeneral } from './general-reader'
import { readJson } from './json-reader'
import { offsetsInSource } from './offsets-in-source'
import type { Reading } from './reader'

/** What a document says, and which reader found it: the fast one takes most YAML, what it leaves the general one. */
export interface DocumentReading extends Reading {
  readonly reader: 'fast' | 'general' | 'json'
}

/**
 * The value of a document, as kubectl reads it, and what is wrong with it; ranges of problems count bytes of the
 * source. No document makes it throw or hang: what the readers cannot do (10,000 levels of nesting, of what the general
 * reader takes 256; 8 million lexemes or values of either) is refused with a problem. Takes time and memory in
 * proportion to the document.
 */
export function readDocument(text: SourceText, document: ManifestDocument): DocumentReading {
  const { start, end } = document.range
  // A byte order mark that is nothing is no part of the document. This one is text to YAML, and an error to JSON.
  const isMarked = skipByteOrderMark(text.utf8, start) > start
  const content = isMarked ? `\ufeff${textOf(text, document.range)}` : textOf(text, document.range)
  const reading: DocumentReading =
    document.form === 'json'
      ? { ...readJson(content), reader: 'json' }
      : readYaml(content, text.utf8.subarray(start, end))
  if (reading.problems.length === 0) return reading

  const places = reading.problems.flatMap(({ at }) => [at.start, at.end])
  const offsetOf = offsetsInSource(text.utf8, start, places)
  return { ...reading, problems: reading.problems.map(problem => placeInSource(problem, offsetOf, document.line)) }
}

function readYaml(content: string, utf8: Uint8Array): DocumentReading {
  const reading = readFast(content, utf8)
  return reading === null ? { ...readGeneral(content), reader: 'general' } : { ...reading, reader: 'fast' }
}

function placeInSource(problem: Problem, offsetOf: (place: number) => number, firstLine: number): Problem {
  const at = { start: offsetOf(problem.at.start), end: offsetOf(problem.at.end) }
  if (problem.code !== 'duplicate-key') return { ...problem, at }
  return { ...problem, at, facts: { ...problem.facts, firstLine: problem.facts.firstLine + firstLine - 1 } }
}

import { type Problem, type SourceText, sequenceSize, textOf } from '../source'
import type { Document } from './document'
import { readFast } from './fast-reader'
import { readGeneral } from './general-reader'
import { readJson } from './json-reader'
import type { Reading } from './reader'

/** What a document says, and which reader found it: the fast one takes most YAML, what it leaves the general one. */
export interface DocumentReading extends Reading {
  readonly reader: 'fast' | 'general' | 'json'
}

/**
 * The value of a document, as kubectl reads it, and what is wrong with it; ranges of problems count bytes of the source.
 * No document makes it throw or hang: what the readers cannot do (10,000 levels of nesting; 256 and 12 million lexemes of YAML where
 * the fast reader does not take it) is refused with a problem. Takes time and memory in proportion to the document.
 */
export function readDocument(text: SourceText, document: Document): DocumentReading {
  const { utf8 } = text
  const { start, end } = document.range
  // Inside of a stream of JSON a byte order mark is an error, before YAML it is nothing.
  const hasMark = utf8[start] === 0xef && utf8[start + 1] === 0xbb && utf8[start + 2] === 0xbf
  const mark = hasMark && document.form === 'json' ? '\ufeff' : ''
  const content = mark + textOf(text, document.range)
  const reading = document.form === 'json' ? fromJson(content) : fromYaml(content, utf8.subarray(start, end))
  if (reading.problems.length === 0) return reading

  const textStart = hasMark && mark === '' ? start + 3 : start
  const offsetOf = createOffsets(utf8.subarray(0, end), textStart, reading.problems)
  return { ...reading, problems: reading.problems.map(problem => placeInSource(problem, offsetOf, document.line)) }
}

function fromJson(content: string): DocumentReading {
  return { ...readJson(content), reader: 'json' }
}

function fromYaml(content: string, utf8: Uint8Array): DocumentReading {
  const reading = readFast(content, utf8)
  return reading === null ? { ...readGeneral(content), reader: 'general' } : { ...reading, reader: 'fast' }
}

/** Byte offsets of the places that problems name in UTF-16 units of the text, found in one pass. */
function createOffsets(utf8: Uint8Array, textStart: number, problems: readonly Problem[]): (place: number) => number {
  const places = new Set(problems.flatMap(({ at }) => [at.start, at.end]))
  const offsets = new Map<number, number>()
  let offset = textStart
  let units = 0
  for (const place of [...places].sort((a, b) => a - b)) {
    while (units < place && offset < utf8.length) {
      const size = sequenceSize(utf8, offset)
      units += size === 4 ? 2 : 1
      offset += Math.abs(size)
    }
    offsets.set(place, offset)
  }
  return place => offsets.get(place) ?? textStart
}

function placeInSource(problem: Problem, offsetOf: (place: number) => number, firstLine: number): Problem {
  const at = { start: offsetOf(problem.at.start), end: offsetOf(problem.at.end) }
  if (problem.code !== 'duplicate-key') return { ...problem, at }
  return { ...problem, at, facts: { ...problem.facts, firstLine: problem.facts.firstLine + firstLine - 1 } }
}

import type { Problem } from '../../source'
import { createLineCounter } from '../line-counter'
import { MAX_LEVELS } from '../max-depth'
import { MAX_VALUES } from '../max-values'
import type { Reading } from '../reader'
import { readBlockDocument } from './block'
import { type Codes, codesOf, SEPARATOR } from './characters'
import { tooDeep, tooLarge } from './frame'
import { type NormalText, normalizeBreaks } from './normalize-breaks'
import { keyRepeated, notMine, startScan } from './scan'

/**
 * Reads one YAML document as kubectl does, in one pass over its characters, or answers null: "not mine". It takes what
 * manifests are made of and is sure of its answer; anchors, aliases, tags, merge keys, directives, `?` and every error
 * are left to the general reader.
 *
 * `text` is the document, `utf8` the bytes it was decoded from, which are looked at in its place where they are ASCII.
 */
export function readFast(text: string, utf8: Uint8Array): Reading | null {
  const isAscii = utf8.length === text.length && !text.includes('\ufffd')
  const isNormal = isAscii && text.endsWith('\n') && !text.includes('\r')
  const normal: NormalText = isNormal ? { text, originalOffset: offset => offset } : normalizeBreaks(text)
  const codes = isNormal ? utf8 : codesOf(normal.text)
  const reading = readNormal(normal.text, codes, !isNormal && codes.includes(SEPARATOR))
  if (reading === null || reading.problems.length === 0) return reading
  return { ...reading, problems: placeInText(reading.problems, text, normal.originalOffset) }
}

function readNormal(text: string, codes: Codes, hasSeparators: boolean): Reading | null {
  for (const remembersKeys of [false, true]) {
    const scan = startScan(text, codes, hasSeparators, remembersKeys)
    try {
      return { value: readBlockDocument(scan), problems: scan.problems }
    } catch (error) {
      if (error === notMine) return null
      if (error === tooDeep) return { problems: [tooDeepProblem(scan.at)] }
      if (error === tooLarge) return { problems: [tooLargeProblem(scan.end)] }
      if (error !== keyRepeated) throw error
    }
  }
  return null
}

function tooDeepProblem(at: number): Problem {
  return { code: 'too-deep', severity: 'error', at: { start: at, end: at + 1 }, facts: { max: MAX_LEVELS } }
}

function tooLargeProblem(end: number): Problem {
  return { code: 'document-too-large', severity: 'error', at: { start: 0, end }, facts: { max: MAX_VALUES } }
}

/** Problems at their places in the text as it came, and lines where the reader noted offsets. */
function placeInText(
  problems: readonly Problem[],
  text: string,
  originalOffset: (offset: number) => number,
): Problem[] {
  const lineOf = createLineCounter(text)
  return problems.map(problem => {
    const at = { start: originalOffset(problem.at.start), end: originalOffset(problem.at.end) }
    if (problem.code !== 'duplicate-key') return { ...problem, at }
    return { ...problem, at, facts: { ...problem.facts, firstLine: lineOf(originalOffset(problem.facts.firstLine)) } }
  })
}

import { countBreaks, type Problem } from '../source'
import type { Cut } from './cut-documents'
import { cutYaml } from './cut-yaml'
import type { ManifestDocument } from './document'
import { nextLine } from './find-chunks'
import { endOfContainer, endOfScalar, opensContainer, skipJsonSpace } from './json-scan'

const LF = 0x0a
const CR = 0x0d
const DASH = 0x2d
const BRACE = 0x7b

/**
 * Cuts a stream of JSON values, one document each.
 *
 * kubectl stops at the first error; here a broken value ends before the next line that begins with `{` or `---`, so
 * that it takes nothing with it. A `---` is an error to kubectl up to 1.32 (`json-separator`) and the start of YAML to
 * 1.33: the rest is cut as YAML and marked as not seen.
 */
export function cutJson(utf8: Uint8Array, start: number): Cut {
  const documents: ManifestDocument[] = []
  let line = 1
  let lineCounted = start
  for (let at = skipJsonSpace(utf8, start); at < utf8.length; ) {
    line += countBreaks(utf8, lineCounted, at)
    lineCounted = at
    if (isSeparator(utf8, at)) {
      const problem: Problem = { code: 'json-separator', severity: 'error', at: { start: at, end: at + 3 }, facts: {} }
      const rest = cutYaml(utf8, { start: at, line, seenByKubectl: false })
      return { documents: [...documents, ...rest.documents], problems: [problem, ...rest.problems] }
    }
    const range = { start: at, end: endOfValue(utf8, at) }
    const last = range.end - 1
    const lines = countBreaks(utf8, at, last) + 1
    documents.push({ form: 'json', range, owned: range, line, lines, seenByKubectl: true })
    line += lines - 1
    lineCounted = last
    at = skipJsonSpace(utf8, range.end)
  }
  return { documents, problems: [] }
}

function endOfValue(utf8: Uint8Array, start: number): number {
  if (!opensContainer(utf8[start])) return endOfScalar(utf8, start)
  const { end, isBroken } = endOfContainer(utf8, start)
  return isBroken ? nextStart(utf8, end) : end
}

/** First line from `from` on that begins with `{` or `---`. */
function nextStart(utf8: Uint8Array, from: number): number {
  let at = startsLine(utf8, from) ? from : nextLine(utf8, from)
  while (at < utf8.length && utf8[at] !== BRACE && !isSeparator(utf8, at)) at = nextLine(utf8, at)
  return at
}

function isSeparator(utf8: Uint8Array, at: number): boolean {
  return utf8[at] === DASH && utf8[at + 1] === DASH && utf8[at + 2] === DASH && startsLine(utf8, at)
}

function startsLine(utf8: Uint8Array, at: number): boolean {
  return utf8[at - 1] === LF || utf8[at - 1] === CR
}

import { type ByteRange, type Problem, skipByteOrderMark } from '../source'
import type { Cut } from './cut-documents'
import type { ManifestDocument } from './document'
import { type Chunk, findChunks, nextLine, quote } from './find-chunks'

const TAB = 0x09
const LF = 0x0a
const CR = 0x0d
const SPACE = 0x20
const HASH = 0x23
const PERCENT = 0x25
const DOT = 0x2e

/** Where cutting begins, and whether kubectl gets that far. */
export interface CutStart {
  readonly start: number
  readonly line: number
  readonly seenByKubectl: boolean
}

/**
 * Cuts YAML into documents: the chunks that hold more than blank lines and comments, without their directives. A chunk
 * of comments belongs to the document after it, the last ones to the document before; so does a comment on the
 * separator line. A byte order mark before a document is no part of it where kubectl drops it: there it would mean
 * something else in any other place.
 */
export function cutYaml(utf8: Uint8Array, { start, line, seenByKubectl }: CutStart): Cut {
  const { chunks, problems } = findChunks(utf8, start, line)
  const documents: ManifestDocument[] = []
  let commentsFrom: number | undefined
  let refused = false
  let isEmptyBefore = false
  let endBefore = start

  for (const chunk of chunks) {
    const lead = readLead(utf8, chunk)
    // To the YAML reader a directive behind the marker ends the document there as `...` does.
    const dropped = chunk.behind === 'end' || (chunk.behind === 'marker' && lead.directives.length > 0)
    if (isEmptyBefore && chunk.behind === 'end' && utf8[endBefore] === DOT) {
      const at = { start: endBefore, end: chunk.range.start }
      problems.push({ code: 'after-document-end', severity: 'error', at, facts: {} })
    }
    for (const at of lead.directives) problems.push(directiveProblem(utf8, at, dropped))
    if (lead.directives.length > 0) commentsFrom = undefined
    else commentsFrom ??= chunk.comment
    refused ||= chunk.refused || (lead.directives.length > 0 && !dropped)

    if (lead.hasContent) {
      const range = { start: lead.start, end: chunk.range.end }
      documents.push({
        form: 'yaml',
        range,
        owned: { start: commentsFrom ?? range.start, end: range.end },
        line: lead.line,
        lines: chunk.lastLine - lead.line + 1,
        seenByKubectl: seenByKubectl && !refused && !dropped,
      })
      if (dropped) problems.push({ code: 'after-document-end', severity: 'warning', at: range, facts: {} })
      commentsFrom = undefined
      refused = false
    } else if (lead.hasComment) {
      commentsFrom ??= lead.start
    }
    isEmptyBefore = !lead.hasContent && chunk.behind === 'separator'
    endBefore = chunk.range.end
  }

  const last = documents.at(-1)
  if (last !== undefined && commentsFrom !== undefined) {
    documents[documents.length - 1] = { ...last, owned: { start: last.owned.start, end: utf8.length } }
  }
  return { documents, problems }
}

/** What stands in a chunk before its first line of content. */
interface Lead {
  readonly directives: readonly ByteRange[]
  /** Where the document begins: the start of the chunk, or behind its last directive. */
  readonly start: number
  readonly line: number
  readonly hasComment: boolean
  readonly hasContent: boolean
}

function readLead(utf8: Uint8Array, { range, behind, line: firstLine }: Chunk): Lead {
  const directives: ByteRange[] = []
  // A marker hands the mark on to the YAML reader, to which it is text anywhere but at the very start (measured with
  // 1.32).
  let start = behind === 'marker' ? range.start : skipByteOrderMark(utf8, range.start)
  let line = firstLine
  let startLine = firstLine
  let hasComment = false
  for (let at = start; at < range.end; line++) {
    const next = nextLine(utf8, at)
    let first = at
    while (utf8[first] === SPACE) first++
    if (utf8[at] === PERCENT && !isBehindMarker(utf8, at)) {
      directives.push({ start: at, end: next })
      start = next
      startLine = line + 1
      hasComment = false
    } else if (utf8[first] === HASH) {
      hasComment = true
    } else if (first < range.end && utf8[first] !== LF && utf8[first] !== CR) {
      // A line of tabs is content too: kubectl refuses it, even where nothing else stands beside it.
      return { directives, start, line: startLine, hasComment, hasContent: true }
    }
    at = next
  }
  return { directives, start, line: startLine, hasComment, hasContent: false }
}

/** Whether text stands behind `---` or `...` on their line, from which only white space parts it. */
function isBehindMarker(utf8: Uint8Array, at: number): boolean {
  return utf8[at - 1] === SPACE || utf8[at - 1] === TAB
}

/**
 * kubectl refuses a directive, since the `---` behind it cuts it off from its document; one behind `...` it never
 * reads.
 */
function directiveProblem(utf8: Uint8Array, at: ByteRange, dropped: boolean): Problem {
  const text = quote(utf8, at.start, at.end).trimEnd()
  return { code: 'directive', severity: dropped ? 'warning' : 'error', at, facts: { text } }
}

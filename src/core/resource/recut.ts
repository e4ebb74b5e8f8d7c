import { cutDocuments, type ManifestDocument } from '../manifest'
import type { SourceText } from '../source'
import type { Common, ReadBefore } from './unchanged'

const separator = new TextEncoder().encode('\n---\n')

/**
 * The documents of an edited source, of which only those around the edit are cut again; null where that is not sure.
 * Cutting begins anew behind a line that is nothing but `---` and follows a document (`cutYaml`), so what stands before
 * such a line ahead of the edit, and behind one after it, is as it was. `before` was cut without any problem.
 */
export function recutDocuments(before: ReadBefore, common: Common, text: SourceText): ManifestDocument[] | null {
  const old = before.documents
  const shift = text.utf8.length - before.text.utf8.length
  const firstSame = before.text.utf8.length - common.end
  const last = old.findLastIndex(({ range }) => range.end + separator.length <= common.start)
  const next = old.findIndex(({ range }) => range.end - 1 >= firstSame)
  const ahead = old[last]
  const behind = old[next]
  if (!ahead || !isCut(before, ahead)) return null
  const start = ahead.range.end - 1 + separator.length
  const isTail = !behind || !isCut(before, behind) || next === old.length - 1
  const end = isTail ? text.utf8.length : behind.range.end - 1 + separator.length + shift
  if (end < start) return null
  const line = ahead.line + ahead.lines + 1
  const around = cutDocuments({ ...text, utf8: text.utf8.subarray(start, end) }, line)
  const cut = around.documents.map(document => moved(document, start, 0))
  const lastCut = cut.at(-1)
  if (around.problems.length > 0) return null
  // Nothing but comments behind the last separator belongs to the document before it.
  if (!lastCut || lastCut.owned.end !== lastCut.range.end || old.some(isOwningMore)) return null
  const kept = old.slice(0, last + 1)
  if (isTail) return [...kept, ...cut]
  if (lastCut.range.end !== behind.range.end + shift) return null
  const lines = lastCut.line + lastCut.lines - (behind.line + behind.lines)
  return [...kept, ...cut, ...old.slice(next + 1).map(document => moved(document, shift, lines))]
}

function moved(document: ManifestDocument, bytes: number, lines: number): ManifestDocument {
  if (bytes === 0 && lines === 0) return document
  const { range, owned } = document
  return {
    ...document,
    range: { start: range.start + bytes, end: range.end + bytes },
    owned: { start: owned.start + bytes, end: owned.end + bytes },
    line: document.line + lines,
  }
}

/** Whether a line that is nothing but `---` follows the document, behind LF. */
function isCut({ text }: ReadBefore, { range, form }: ManifestDocument): boolean {
  return form === 'yaml' && separator.every((byte, i) => text.utf8[range.end - 1 + i] === byte)
}

function isOwningMore({ range, owned }: ManifestDocument): boolean {
  return range.start !== owned.start || range.end !== owned.end
}

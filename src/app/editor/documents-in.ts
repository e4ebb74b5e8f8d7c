import type { ResourceReport } from '../../core/analysis'
import { firstIndex } from '../../core/bytes'

/** A resource as the editor marks it in the text that is open. */
export interface MarkedDocument {
  /** Index in the analysis. */
  readonly index: number
  /** Its place among the source's, from 1. */
  readonly number: number
  readonly resource: ResourceReport
  /** Lines of the open text, from 1. */
  readonly line: number
  readonly lines: number
  /** Of the source's bytes. */
  readonly share: number
}

/** The part of a source that is open: bytes, half-open, and the line at which it begins. */
interface Extent {
  readonly name: string
  readonly size: number
  readonly start: number
  readonly end: number
  readonly firstLine: number
}

/** The resources of a source that begin in the open part of it, in the order of the text. */
export function documentsIn(resources: readonly ResourceReport[], extent: Extent): readonly MarkedDocument[] {
  const { name, size, start, end, firstLine } = extent
  const own = resources.flatMap((resource, index) => (resource.source === name ? [{ index, resource }] : []))
  return own.flatMap(({ index, resource }, place) => {
    const [from, to] = resource.range
    if (from < start || from >= end) return []
    const share = size === 0 ? 0 : (to - from) / size
    return [{ index, number: place + 1, resource, line: resource.line - firstLine + 1, lines: resource.lines, share }]
  })
}

/**
 * The document that a line of the open text belongs to: the last that begins at or before it, so a separator goes with
 * what it ends.
 */
export function documentAt(documents: readonly MarkedDocument[], line: number): MarkedDocument | null {
  return documents[firstIndex(documents, document => document.line > line) - 1] ?? null
}

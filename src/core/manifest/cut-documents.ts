import { type Problem, type SourceText, skipByteOrderMark } from '../source'
import { cutJson } from './cut-json'
import { cutYaml } from './cut-yaml'
import type { ManifestDocument } from './document'
import { skipSpace } from './find-chunks'

/** The documents of a source in their order, and what is wrong with the way they are put together. */
export interface Cut {
  readonly documents: readonly ManifestDocument[]
  readonly problems: readonly Problem[]
}

/**
 * kubectl looks for the brace of JSON in as many bytes only (`NewYAMLOrJSONDecoder(r, 4096)` in cli-runtime's
 * visitor.go).
 */
const JSON_SNIFFED_BYTES = 4096

/**
 * Cuts a source into documents as kubectl 1.32 does: one linear pass over bytes, before any YAML is read.
 *
 * A source whose first character other than white space is `{` is a stream of JSON values, any other is YAML, cut at
 * lines that begin with `---` and at `...`. Documents are disjoint and in order; what lies between the ranges they own
 * is nothing but separators, directives and white space, so that gaps and `owned` together give the source back byte
 * for byte. A source without any document (but with text, such as comments) is a warning (`source-empty`).
 * `continuedAt`: the text is the rest of a source in YAML behind a separator, and this the line it begins with.
 */
export function cutDocuments(text: SourceText, continuedAt?: number): Cut {
  const { utf8 } = text
  if (continuedAt !== undefined) return cutYaml(utf8, { start: 0, line: continuedAt, seenByKubectl: true })
  const start = skipByteOrderMark(utf8, 0)
  const first = skipSpace(utf8, start, utf8.length)
  const isJson = utf8[first] === 0x7b && first - start < JSON_SNIFFED_BYTES
  const { documents, problems } = isJson ? cutJson(utf8, start) : cutYaml(utf8, { start, line: 1, seenByKubectl: true })
  const inOrder = problems.toSorted((a, b) => a.at.start - b.at.start)
  if (documents.length > 0 || first === utf8.length) return { documents, problems: inOrder }
  const at = { start: 0, end: utf8.length }
  return { documents, problems: [{ code: 'source-empty', severity: 'warning', at, facts: {} }, ...inOrder] }
}

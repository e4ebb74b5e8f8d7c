export { decodeRest, decodeSource } from './decode-source'
export { countBreaks, createLineIndex, type LineIndex, type Position } from './line-index'
export { createNaming } from './naming'
export {
  type ArchiveReport,
  damageOf,
  type InputProblem,
  mostUnpackedBytes,
  type OpenedSources,
  openSources,
} from './open-sources'
export type { ByteRange, Problem, ProblemCode, ProblemFacts, Severity } from './problem'
export type { Source, SourceText, TextEncoding } from './source'
export { sequenceSize, skipByteOrderMark, textOf } from './utf8-text'

export type { Problem, ProblemCode, ProblemFacts, Range, Severity } from './problem'
export type { Source, SourceText, TextEncoding } from './source'

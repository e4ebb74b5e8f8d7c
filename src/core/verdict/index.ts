export type { ErrorLimit } from './error-texts'
export { isWholeEstimated, judgeResource, judgeWhole } from './judge'
export { type RecognizedError, recognizeErrors } from './recognize-errors'
export { type Verdict, type VerdictWord, verdictWords } from './verdict'

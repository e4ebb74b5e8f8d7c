export type { ErrorLimit } from './error-texts'
export { defaultJudgeSettings, isWholeEstimated, type JudgeSettings, judgeResource, judgeWhole } from './judge'
export { type RecognizedError, recognizeErrors } from './recognize-errors'
export type { Verdict, VerdictWord } from './verdict'

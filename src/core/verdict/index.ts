export type { ErrorLimit, ErrorNote } from './error-texts'
export { defaultJudgeSettings, isWholeEstimated, type JudgeSettings, judgeResource, judgeWhole } from './judge'
export type { Program } from './program-of'

export { type RecognizedError, recognizeErrors } from './recognize-errors'
export { routesOfProgram } from './routes-of-program'
export type { Verdict, VerdictWord } from './verdict'

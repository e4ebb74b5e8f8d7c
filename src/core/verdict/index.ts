export { defaultJudgeSettings, isWholeEstimated, type JudgeSettings, judgeResource, judgeWhole } from './judge'
export type { Verdict, VerdictWord } from './verdict'

export type { Verdict, VerdictWord } from './verdict'

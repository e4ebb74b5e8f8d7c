export type { AnswerFacts, Limit, LimitId } from './limit'

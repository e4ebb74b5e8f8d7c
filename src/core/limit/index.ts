export type { AnswerFacts, Limit, LimitId } from './limit'
export { limitOf, limits } from './limits'

export { type AdviceId, adviceTexts } from './advice'
export type { Answer, AnswerFacts, AnswerVersions, CountLimit, Limit } from './limit'
export { answerVersions } from './limit'
export {
  asLimitSettings,
  clusterSettings,
  defaultLimitSettings,
  type LimitPreset,
  type LimitSettings,
  limitPresets,
  maxOf,
  type PresetId,
  sameLimits,
} from './limit-settings'
export { type CountLimitId, countLimits, isRefusedBy, type LimitId, limitOf, limits } from './limits'
export { readSize } from './read-size'

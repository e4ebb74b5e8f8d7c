export type { Answer, AnswerFacts, CountLimit, CountLimitId, Limit, LimitId } from './limit'
export {
  asLimitSettings,
  clusterSettings,
  defaultLimitSettings,
  type LimitPreset,
  type LimitSettings,
  limitPresets,
  maxOf,
  type PresetId,
} from './limit-settings'
export { countLimits, isRefusedBy, limitOf, limits } from './limits'
export { readSize } from './read-size'

export { type AdviceId, adviceTexts } from './advice'
export {
  asClusterLimits,
  type ClusterLimits,
  clusterSettings,
  defaultCluster,
  type LimitPreset,
  limitPresets,
  maxOf,
  namedPreset,
  type PresetId,
  type PresetWord,
  presetWords,
  sameLimits,
} from './cluster-limits'
export {
  type Answer,
  type AnswerFacts,
  type AnswerVersions,
  answerVersions,
  type CountLimit,
  type Limit,
} from './limit'
export { type CountLimitId, countLimits, isRefusedBy, type LimitId, limitOf, limits } from './limits'
export { readSize } from './read-size'

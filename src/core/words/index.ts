export { deliveryCommand, shellArgument } from './delivery-command'
export {
  clusterName,
  type HeadlineKey,
  type HeadlinePart,
  type HeadlineSpeech,
  headlineText,
  headlineWords,
  plainEnglish,
  refusalText,
  type SaidHeadline,
  sayHeadline,
} from './headline'
export { type KindFamily, kindFamilies, kindFamily } from './kind-family'
export { laterText } from './later-text'
export { limitNames } from './limit-names'
export { analyzeCommand, isChangedByHand, limitsOption, splitCommand } from './plimsoll-command'
export { problemText, problemTexts, valueTypes } from './problem-texts'
export {
  lossText,
  remedyText,
  remedyTexts,
  type TrimCutFacts,
  trimCutKey,
  trimCutText,
  trimCutTexts,
  trimWayTexts,
  whyNotClause,
  whyNotTexts,
} from './remedy-texts'
export { kindTag, shortKind } from './short-kind'

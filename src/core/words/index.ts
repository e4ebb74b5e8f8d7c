export { type ChartSentence, chartPartWords, chartSentence, chartWords, junkWords } from './chart-text'
export { deliveryCommand, deliveryProgram, shellArgument } from './delivery-command'
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
export { plainText } from './plain-text'
export { analyzeCommand, isChangedByHand, limitsOption, splitCommand } from './plimsoll-command'
export { problemText, problemTexts, valueTypes } from './problem-texts'
export {
  lossText,
  remedyText,
  remedyTexts,
  type TrimCutFacts,
  trimCutText,
  trimRuleTexts,
  whyNotClause,
  whyNotTexts,
} from './remedy-texts'
export { kindTag, shortKind } from './short-kind'

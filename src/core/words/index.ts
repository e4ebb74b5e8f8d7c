export { deliveryCommand } from './delivery-command'
export {
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
export { laterText } from './later-text'
export { limitNames } from './limit-names'
export { problemText, problemTexts, valueTypes } from './problem-texts'
export { lossText, remedyText, remedyTexts, whyNotClause, whyNotTexts } from './remedy-texts'
export { shortKind } from './short-kind'

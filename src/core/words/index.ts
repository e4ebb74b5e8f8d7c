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
export { laterText } from './later-text'
export { limitNames } from './limit-names'
export { shortKind } from './short-kind'

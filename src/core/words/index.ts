export {
  clusterName,
  type HeadlineKey,
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

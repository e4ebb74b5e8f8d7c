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
export { limitNames } from './limit-names'

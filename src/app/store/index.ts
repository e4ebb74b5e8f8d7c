export type { Answer, AnswerTo } from './answer'
export {
  type Answered,
  answeredOf,
  clusterOf,
  columnsOf,
  isJudgedBehind,
  type RouteAnswer,
  reallyOf,
  verdictOf,
} from './answered'
export { valueIn } from './answers-slice'
export { comparedOf } from './compare-slice'
export { countedMeasure, countsWhole } from './counted-measure'
export type { DialogId } from './dialog-slice'
export { readEditorSetting, writeEditorSetting } from './editor-slice'
export { type Fixed, fixedOf } from './fix-slice'
export type { Analyzed, Later } from './input-slice'
export { keepAddress } from './keep-address'
export { isLostWithPage, keepInput } from './keep-input'
export { asKeptQuestion } from './kept-question'
export { labelOf } from './name-of-plan'
export type { PageState, PageStore } from './page-state'
export { createPageStore } from './page-store'
export type { KeptQuestion } from './question-slice'
export { asMyRoutes } from './routes-shown-slice'
export {
  asColumns,
  asLanguage,
  asPicture,
  asTheme,
  type Picture,
  pictures,
  preferredLanguage,
  type Theme,
  themes,
} from './settings-slice'
export { type Linked, type LinkState, linkedComparisonOf } from './sharing-slice'
export { type NewSource, type PageSource, sameSources } from './source'
export { fileShown, isSplitCurrent, readCount, splitOf } from './split-slice'
export type { Notice } from './toast-slice'
export { useAnswer, useGzip, useLastAnswer, useVerdictColumns } from './use-answer'
export { PageStoreContext, usePage, usePageStore } from './use-page'
export type { Sort, SortKey, View } from './view'
export { type ViewState, viewStateOf } from './view-state'

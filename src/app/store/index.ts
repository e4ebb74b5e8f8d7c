export type { DialogId } from './dialog-slice'
export { readEditorSetting, writeEditorSetting } from './editor-slice'
export { keepAddress } from './keep-address'
export { copiesManifest, type Measure, type MeasureId, measureOf, measures } from './measures'
export { labelOf } from './name-of-plan'
export type { PageState } from './page-state'
export { createPageStore, type PageStore } from './page-store'
export {
  asColumns,
  asLanguage,
  asPicture,
  asTheme,
  type Language,
  languages,
  type Picture,
  pictures,
  preferredLanguage,
  type Theme,
  themes,
} from './settings-slice'
export type { Linked, LinkState } from './sharing-slice'
export { type NewSource, type PageSource, sameSources } from './source'
export { readBudget, readCount } from './split-slice'
export type { Notice } from './toast-slice'
export { useGzip } from './use-gzip'
export { PageStoreContext, usePage, usePageStore } from './use-page'
export type { Sort, SortKey, View } from './view'
export { type Way, type WayId, waysOf } from './ways'
export { asUsedWays } from './ways-slice'
export type { Weighed } from './weighing-slice'

export { AnswerAnnouncer } from './answer-announcer'
export { AnswerBanner } from './answer-banner'
export { Banner } from './banner'
export { CommandChip } from './command-chip'
export { Elsewhere, ElsewhereLink } from './elsewhere'
export { Says } from './evidence'
export { nameFiles } from './name-files'
export { ReadingBanner } from './reading-banner'
export { ResourceBanner } from './resource-banner'
export { RouteList } from './route-list'
export { Sentence } from './sentence'
export { Frame, FromLink } from './step'
export { Word } from './word'

/** What is said of an error alone is loaded when there is one. */
export const loadErrorView = () => import('./error-view')

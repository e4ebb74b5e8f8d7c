export { AnswerAnnouncer } from './answer-announcer'
export { AnswerBanner } from './answer-banner'
export { Banner } from './banner'
export { ReadingBanner } from './reading-banner'

/** What is said of an error alone is loaded when there is one. */
export const loadErrorView = () => import('./error-view')

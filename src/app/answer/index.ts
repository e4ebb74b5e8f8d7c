export { AnswerAnnouncer } from './answer-announcer'
export { AnswerBanner } from './answer-banner'
export { Banner } from './banner'

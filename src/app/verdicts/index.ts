export { VerdictAnnouncer } from './verdict-announcer'
export { VerdictBanner } from './verdict-banner'
export { WaysPanel } from './ways-panel'

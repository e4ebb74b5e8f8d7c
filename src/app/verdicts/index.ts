export { Headroom } from './headroom'
export { ServerAnswer } from './server-answer'
export { VerdictBanner } from './verdict-banner'
export { WaysPanel } from './ways-panel'

export { SplitView } from './split-view'

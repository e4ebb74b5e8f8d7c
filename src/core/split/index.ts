export { type BuiltSplit, buildSplit, splitSteps } from './build-split'

export { type BuiltSplit, buildSplit, type SplitStep, splitSteps } from './build-split'

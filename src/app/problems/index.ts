export { findResource } from './find-resource'
export { firstProblem, isNoManifest } from './first-problem'
export { ProblemList } from './problem-list'

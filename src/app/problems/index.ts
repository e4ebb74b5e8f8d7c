export { findResource } from './find-resource'
export { ProblemList } from './problem-list'

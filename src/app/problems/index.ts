export { ProblemList } from './problem-list'

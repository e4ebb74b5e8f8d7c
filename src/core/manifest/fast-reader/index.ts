export { readFast } from './read-fast'

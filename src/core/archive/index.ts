export { gzipSize } from './gzip-size'

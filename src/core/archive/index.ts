export { gzipSize } from './gzip-size'
export { type ZipEntry, zipFiles } from './zip-files'

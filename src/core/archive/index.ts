export { gunzipOwn, gzip, gzipSize } from './gzip'
export { type ZipEntry, zipFiles } from './zip-files'

export { gunzipOwn, gzip, gzipSize } from './gzip'
export { unzipOwn } from './unzip-own'
export { type ZipEntry, zipFiles } from './zip-files'

export {
  type ArchiveEntry,
  type ArchiveFault,
  type ArchiveKind,
  mostEntries,
  type OpenedArchive,
  type SkippedEntry,
  type SkipReason,
} from './archive'
export { archiveKind } from './archive-kind'
export { type Budget, createBudget } from './budget'
export { deflate } from './deflate'
export { goGzipSize } from './go-deflate-size'
export { gunzipOwn, gzip, gzipSize } from './gzip'
export { inflateText } from './inflate-text'
export { openArchive } from './open-archive'
export { unzipOwn } from './unzip-own'
export { type ZipEntry, zipFiles } from './zip-files'

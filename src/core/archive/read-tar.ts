import { mostEntries } from './archive'
import { type Collector, createCollector, shown } from './collector'
import { nameOf } from './entry-names'
import { readPaxRecords } from './pax-records'
import { blockBytes, isZeroBlock, readTarHeader } from './tar-header'

/** Content of pax and long-name headers beyond this is no name: it is not read. */
const longestName = 64 * 1024

/** Reads a tar: ustar, pax and GNU's long names. Links and devices are skipped and named. Throws nothing. */
export function readTar(bytes: Uint8Array): Collector {
  const found = createCollector()
  let at = 0
  let count = 0
  /** What headers before an entry say of it. */
  let said: { path?: string; size?: number; sparse?: boolean } = {}
  while (at < bytes.length && !(at + blockBytes <= bytes.length && isZeroBlock(bytes, at))) {
    const header = readTarHeader(bytes, at)
    if (!header) {
      found.faults.push({ code: at + blockBytes > bytes.length ? 'archive-truncated' : 'archive-damaged', entry: '' })
      break
    }
    const path = said.path ?? header.path
    const size = said.size ?? header.size
    const start = at + blockBytes
    if (size === null || size > bytes.length - start) {
      found.faults.push({ code: size === null ? 'archive-damaged' : 'archive-truncated', entry: shown(path) })
      break
    }
    const content = bytes.subarray(start, start + size)
    at = start + Math.ceil(size / blockBytes) * blockBytes
    if (isAboutNext(header.type)) {
      if (size <= longestName) said = { ...said, ...aboutNext(header.type, content) }
      continue
    }
    if (++count > mostEntries) {
      found.faults.push({ code: 'archive-too-many', entry: '', max: mostEntries })
      break
    }
    take(found, header.type, path, content, said.sparse ?? false)
    said = {}
  }
  return found
}

function isAboutNext(type: string): boolean {
  return 'xgLK'.includes(type)
}

function aboutNext(type: string, content: Uint8Array): { path?: string; size?: number; sparse?: boolean } {
  if (type === 'L') return { path: nameOf(content).split('\0')[0] ?? '' }
  if (type !== 'x') return {}
  const records = readPaxRecords(content)
  const path = records.get('path')
  const size = Number(records.get('size') ?? Number.NaN)
  return {
    ...(path === undefined ? {} : { path }),
    ...(Number.isSafeInteger(size) && size >= 0 ? { size } : {}),
    ...([...records.keys()].some(key => key.startsWith('GNU.sparse.')) ? { sparse: true } : {}),
  }
}

function take(found: Collector, type: string, path: string, content: Uint8Array, sparse: boolean): void {
  if (type === '5') return
  if (type === '1' || type === '2') found.skip(path, 'link')
  // Devices, pipes, sparse files (their holes are not in the file), and what else programs have thought of.
  else if (sparse || (type !== '0' && type !== '7')) found.skip(path, 'special')
  else if (!path.endsWith('/') && found.wants(path)) found.add(path, content)
}

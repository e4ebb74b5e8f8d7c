import { compareUtf8 } from '../bytes'
import { blockBytes } from './tar-header'
import type { ZipEntry } from './zip-files'

const encoder = new TextEncoder()

/**
 * A tar (POSIX ustar) of the files, in byte order of their paths and without a time: the same files give the same
 * bytes. Throws a RangeError for a path that its header does not hold: 100 bytes, with up to 155 of folders before.
 */
export function writeTar(files: readonly ZipEntry[]): Uint8Array {
  const parts = files
    .toSorted((a, b) => compareUtf8(a.path, b.path))
    .flatMap(file => [headerOf(file), file.bytes, new Uint8Array(-file.bytes.length & (blockBytes - 1))])
  const tar = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 2 * blockBytes))
  let at = 0
  for (const part of parts) {
    tar.set(part, at)
    at += part.length
  }
  return tar
}

/** Fields by their offset, as in `tar.h` of POSIX. */
function headerOf({ path, bytes, executable }: ZipEntry): Uint8Array {
  const header = new Uint8Array(blockBytes)
  const write = (at: number, text: string): void => header.set(encoder.encode(text), at)
  const [prefix, name] = partsOf(path)
  write(0, name)
  write(100, executable ? '0000755\0' : '0000644\0')
  write(108, '0000000\0')
  write(116, '0000000\0')
  write(124, `${bytes.length.toString(8).padStart(11, '0')}\0`)
  write(136, '00000000000\0')
  // The sum is taken with its own field blank.
  write(148, ' '.repeat(8))
  write(156, '0')
  write(257, 'ustar\x0000')
  write(345, prefix)
  const sum = header.reduce((total, byte) => total + byte, 0)
  write(148, `${sum.toString(8).padStart(6, '0')}\0 `)
  return header
}

function partsOf(path: string): readonly [prefix: string, name: string] {
  if (encoder.encode(path).length <= 100) return ['', path]
  for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) {
    const [prefix, name] = [path.slice(0, at), path.slice(at + 1)]
    if (encoder.encode(prefix).length <= 155 && encoder.encode(name).length <= 100) return [prefix, name]
  }
  throw new RangeError(`${path} is too long for a tar`)
}

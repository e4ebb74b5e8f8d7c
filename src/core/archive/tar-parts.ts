import { concat } from '../bytes'
import { blockBytes } from './tar-header'

/** A file as it goes into a tar. */
export interface TarFile {
  /** Relative, with `/`. */
  readonly path: string
  readonly size: number
  /** Seconds since 1970, as a decimal number; missing where it is not known. */
  readonly modified?: string
}

const encoder = new TextEncoder()

/** What stands before the content of a file: its path and time as records of pax, which take any, and a header. */
export function tarHeader({ path, size, modified }: TarFile): Uint8Array {
  const records = [record('path', path), ...(modified === undefined ? [] : [record('mtime', modified)])]
  const about = concat(records)
  return concat([header('x', about.length), about, tarPadding(about.length), header('0', size)])
}

/** The zeros that fill up the last block of so many bytes. */
export function tarPadding(size: number): Uint8Array {
  return new Uint8Array((blockBytes - (size % blockBytes)) % blockBytes)
}

/** The two blocks of zeros that end a tar. */
export const tarEnd = new Uint8Array(2 * blockBytes)

/** `LENGTH KEY=VALUE\n`, its own length counted. */
function record(key: string, value: string): Uint8Array {
  const rest = encoder.encode(` ${key}=${value}\n`)
  let length = rest.length + 1
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length
  return concat([encoder.encode(String(length)), rest])
}

/** POSIX ustar; a size beyond what eleven octal digits say is none of a chart. */
function header(type: string, size: number): Uint8Array {
  const block = new Uint8Array(blockBytes)
  const write = (at: number, text: string): void => block.set(encoder.encode(text), at)
  write(0, type === 'x' ? 'pax' : 'file')
  write(100, '0000644\0')
  write(108, '0000000\0')
  write(116, '0000000\0')
  write(124, `${size.toString(8).padStart(11, '0')}\0`)
  write(136, '00000000000\0')
  write(148, ' '.repeat(8))
  write(156, type)
  write(257, 'ustar\x0000')
  const sum = block.reduce((total, byte) => total + byte, 0)
  write(148, `${sum.toString(8).padStart(6, '0')}\0 `)
  return block
}

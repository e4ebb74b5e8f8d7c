/** An entry of a tar: regular, or of another type, with headers of pax or GNU before it where `long` says so. */
export interface TarEntry {
  readonly path: string
  readonly content: Uint8Array
  readonly type?: string
  /** How a path beyond 100 bytes is written. */
  readonly long?: 'pax' | 'gnu'
  readonly pax?: Readonly<Record<string, string>>
}

const encoder = new TextEncoder()
const blockBytes = 512

/** A tar (POSIX ustar) with its two blocks of zeros, for tests. */
export function writeTar(entries: readonly TarEntry[], endBlocks = 2): Uint8Array {
  const parts = entries.flatMap(entry => [
    ...headersBefore(entry),
    ...member(entry.path, entry.type ?? '0', entry.content),
  ])
  return new Uint8Array(Buffer.concat([...parts, new Uint8Array(endBlocks * blockBytes)]))
}

function headersBefore({ path, long, pax = {} }: TarEntry): Uint8Array[] {
  if (long === 'gnu') return member('././@LongLink', 'L', encoder.encode(`${path}\0`))
  const records = Object.entries(long === 'pax' ? { path, ...pax } : pax).map(([key, value]) => record(key, value))
  return records.length === 0 ? [] : member('PaxHeaders/x', 'x', encoder.encode(records.join('')))
}

/** `LENGTH KEY=VALUE\n`, its own length counted. */
function record(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`
  const bytes = encoder.encode(rest).length
  const digits = String(bytes + String(bytes).length).length
  return `${bytes + digits}${rest}`
}

function member(path: string, type: string, content: Uint8Array): Uint8Array[] {
  const header = new Uint8Array(blockBytes)
  const write = (at: number, text: string): void => header.set(encoder.encode(text), at)
  header.set(encoder.encode(path).subarray(0, 100))
  write(100, '0000644\0')
  write(108, '0000000\0')
  write(116, '0000000\0')
  write(124, `${content.length.toString(8).padStart(11, '0')}\0`)
  write(136, '14731000000\0')
  write(148, ' '.repeat(8))
  write(156, type)
  write(257, 'ustar\x0000')
  const sum = header.reduce((total, byte) => total + byte, 0)
  write(148, `${sum.toString(8).padStart(6, '0')}\0 `)
  return [header, content, new Uint8Array((blockBytes - (content.length % blockBytes)) % blockBytes)]
}

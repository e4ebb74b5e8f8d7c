import { gzipSync } from 'node:zlib'
import { strToU8, unzipSync, zipSync } from 'fflate'

/** Files by their paths. */
export type Files = Readonly<Record<string, string>>

export function zipOf(files: Files): Buffer {
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))))
}

/**
 * The zip with the bit set, in front of every entry and in the directory, that says that an entry is encrypted (APPNOTE
 * 4.4.4).
 */
export function locked(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip)
  for (const [signature, flags] of [
    ['PK\x03\x04', 6],
    ['PK\x01\x02', 8],
  ] as const) {
    for (let at = bytes.indexOf(signature); at !== -1; at = bytes.indexOf(signature, at + 4)) {
      bytes.writeUInt16LE(bytes.readUInt16LE(at + flags) | 1, at + flags)
    }
  }
  return bytes
}

/** A tar of the form of POSIX.1-1988 (ustar), gzipped. */
export function tgzOf(files: Files): Buffer {
  const entries = Object.entries(files).flatMap(([path, text]) => {
    const content = Buffer.from(text)
    return [tarHeader(path, content.length), content, Buffer.alloc(-content.length & 511)]
  })
  return gzipSync(Buffer.concat([...entries, Buffer.alloc(1024)]))
}

function tarHeader(path: string, size: number): Buffer {
  const header = Buffer.alloc(512)
  const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0')
  header.write(path, 0)
  header.write(octal(0o644, 7), 100)
  header.write(octal(0, 7), 108)
  header.write(octal(0, 7), 116)
  header.write(octal(size, 11), 124)
  header.write(octal(0, 11), 136)
  header.write('        0', 148)
  header.write('ustar\x0000', 257)
  // The checksum counts its own place as blanks.
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${octal(sum, 6)}\0 `, 148)
  return header
}

/** The files of a zip, folders left out, as a reader that is not ours finds them. */
export function unzip(zip: Uint8Array): ReadonlyMap<string, Buffer> {
  const entries = Object.entries(unzipSync(zip)).filter(([path]) => !path.endsWith('/'))
  return new Map(entries.map(([path, bytes]) => [path, Buffer.from(bytes)]))
}

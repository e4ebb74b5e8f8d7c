import { type Bytes, bytes, sumBytes } from '../bytes'
import { fieldSize } from '../encoding'

/**
 * A bundle of JSON documents, so many with so many bytes together: a comment line, then `---`, the document and a
 * newline for each (splitting rules, section 6).
 */
export function bundledAsJson(documents: Bytes, count: number): Bytes {
  return bytes('# 1/1\n'.length + documents + count * '---\n\n'.length)
}

/** Manifests of these bytes of JSON in a ManifestWork: each in a field of protobuf (limits facts, section 11). */
export function carriedAsManifests(sizes: readonly (Bytes | null)[]): Bytes {
  return sumBytes(sizes.flatMap(size => (size === null ? [] : [fieldSize(size)])))
}

import type { Bundle, Unparsed, WrittenDocument } from '../plan'

const encoder = new TextEncoder()
const separator = encoder.encode('---\n')

/** The bytes of a bundle: its heading, then each document behind a bare `---`. `written` gives what the plan was made from. */
export function bundleContent(
  bundle: Bundle,
  written: (resource: number) => WrittenDocument | Unparsed['reason'] | undefined,
): Uint8Array {
  const content = new Uint8Array(bundle.bytes)
  const heading = encoder.encode(bundle.heading)
  content.set(heading)
  let at = heading.length
  for (const { resource } of bundle.placements) {
    const document = written(resource)
    if (typeof document !== 'object') throw new RangeError(`resource ${resource} of ${bundle.name} was not written`)
    content.set(separator, at)
    content.set(document.bytes, at + separator.length)
    at += separator.length + document.bytes.length
  }
  return content
}

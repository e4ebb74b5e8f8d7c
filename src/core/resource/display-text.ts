import { type Bytes, bytes } from '../bytes'
import { secretRanges } from '../secret'
import { type ByteRange, type Source, textOf } from '../source'
import { type Load, loadResources } from './load-resources'

/** A text for a person to look at: no longer than asked for, Secret values replaced by their length. */
export interface DisplayText {
  readonly text: string
  /** Bytes of the whole. */
  readonly bytes: Bytes
  /** True where `text` is only the beginning. */
  readonly cut: boolean
  readonly masked: boolean
}

/** The text of one resource. */
export function displayResource(load: Load, index: number, maxBytes: Bytes): DisplayText {
  const resource = load.resources[index]
  if (!resource) throw new RangeError(`no resource ${index}`)
  return displayRange(load, resource.source, resource.range, maxBytes)
}

/**
 * A file of manifests, read once more to find what is secret in it. `isPart`: it may be what was cut off from a Secret,
 * so that nothing of it is shown unless it says itself what it is.
 */
export function displaySource(source: Source, maxBytes: Bytes, isPart = false): DisplayText {
  const load = loadResources([source])
  const whole = { start: 0, end: load.texts[0]?.utf8.length ?? 0 }
  if (isPart && !load.resources.some(({ kind }) => kind !== null)) {
    return { text: maskOf(whole), bytes: bytes(whole.end), cut: false, masked: true }
  }
  return displayRange(load, 0, whole, maxBytes)
}

function displayRange(load: Load, source: number, { start, end }: ByteRange, maxBytes: Bytes): DisplayText {
  const text = load.texts[source]
  if (!text) throw new RangeError(`no source ${source}`)
  const stop = Math.min(end, start + maxBytes)
  const parts: string[] = []
  let from = start
  for (const secret of secretRanges(load, source)) {
    if (secret.end <= start || secret.start >= stop) continue
    parts.push(textOf(text, { start: from, end: Math.max(secret.start, from) }), maskOf(secret))
    from = secret.end
  }
  const masked = parts.length > 0
  if (from < stop) parts.push(textOf(text, { start: from, end: stop }))
  return { text: parts.join(''), bytes: bytes(end - start), cut: stop < end, masked }
}

function maskOf({ start, end }: ByteRange): string {
  return `•••••• (${end - start})`
}

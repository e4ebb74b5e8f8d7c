import type { ByteRange, Problem } from '../source'
import type { Resolved } from './resolve-scalar'
import { shownText } from './shown-text'

/** A key where it stands, by what it is to go-yaml; the text it becomes is only a part of that. */
export interface KeyUse {
  readonly key: Resolved
  readonly at: ByteRange
}

/**
 * The same key again, of which the last counts; or one of another type that becomes the same text, of which Go takes
 * any.
 */
export function repeatedKey(source: string, text: string, first: KeyUse, again: KeyUse, firstLine: number): Problem {
  const { at } = again
  const key = shownText(text)
  if (first.key.type === again.key.type && first.key.value === again.key.value) {
    return { code: 'duplicate-key', severity: 'warning', at, facts: { key, firstLine } }
  }
  const facts = { key, first: shownText(written(source, first)), second: shownText(written(source, again)) }
  return { code: 'key-collision', severity: 'warning', at, facts }
}

/** A plain key that becomes another text than is written there; undefined for the many that do not. */
export function keyReadsAs(source: string, text: string, use: KeyUse): Problem | undefined {
  if (use.key.type === 'text' || written(source, use) === text) return undefined
  const facts = { text: shownText(written(source, use)), key: shownText(text) }
  return { code: 'key-reads-as', severity: 'warning', at: use.at, facts }
}

function written(source: string, { at }: KeyUse): string {
  return source.slice(at.start, at.end)
}

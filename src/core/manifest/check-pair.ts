import type { ParsedNode, YAMLMap } from 'yaml'
import { refuse } from './refusal'

/**
 * From the start of an implicit key, its anchor and tag included, to its colon (`yaml_simple_key_is_valid` in go-yaml's
 * scannerc.go).
 */
const MAX_KEY_CHARACTERS = 1024

const LINE_BREAK = /[\r\n\u0085\u2028\u2029]/

/**
 * Refuses a pair of which `yaml` takes more than kubectl does: in block style the colon of a key with a `?` stands
 * below it, and without a `?` a key ends in a colon on its own line and not too far on.
 */
export function checkPair(
  text: string,
  isFlow: boolean,
  { key, srcToken }: YAMLMap.Parsed<ParsedNode>['items'][number],
): void {
  const properties = srcToken?.start ?? []
  const colon = srcToken?.sep?.find(token => token.type === 'map-value-ind')
  const value = srcToken?.value
  if (colon === undefined) {
    // The library takes text behind an explicit key (`? "a" b`) for its value and then forgets it.
    if (value !== undefined) refuseSyntax(value.offset, 'Unexpected text behind a key')
    return
  }
  const question = properties.find(token => token.type === 'explicit-key-ind')
  if (question !== undefined) {
    if (!isFlow && question.indent !== colon.indent) refuseSyntax(colon.offset, 'A : must stand below its ?')
    return
  }
  const start = properties.find(token => token.type === 'anchor' || token.type === 'tag')?.offset ?? key.range[0]
  const source = text.slice(start, colon.offset)
  if (LINE_BREAK.test(source)) refuseSyntax(start, 'A key and its colon must stand on one line')
  if (source.length > MAX_KEY_CHARACTERS && [...source].length > MAX_KEY_CHARACTERS) {
    refuse('key-too-long', { start, end: colon.offset }, { max: MAX_KEY_CHARACTERS })
  }
}

function refuseSyntax(start: number, reason: string): void {
  refuse('yaml-syntax', { start, end: start + 1 }, { reason })
}

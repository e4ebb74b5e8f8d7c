import { shownText } from './shown-text'

/** What the library calls the pieces of YAML, and what people write. */
const PIECES: readonly (readonly [RegExp, string])[] = [
  [/(single|double)-quoted-scalar/g, 'quoted text'],
  [/flow-seq-start/g, '['],
  [/flow-seq-end/g, ']'],
  [/flow-map-start/g, '{'],
  [/flow-map-end/g, '}'],
  [/(block-seq|seq-item)-ind/g, '-'],
  [/explicit-key-ind/g, '?'],
  [/map-value-ind/g, ':'],
  [/Unexpected scalar/g, 'Unexpected text'],
  [/Implicit map keys need to be followed by map values/g, 'Missing : behind a key'],
  [/ token\b/g, ''],
  [/ in YAML (stream|document)/g, ''],
  [/ at node end/g, ' behind a value'],
]

/** A syntax error of the `yaml` library in words that need no knowledge of its parts. */
export function plainReason(message: string): string {
  const [line = ''] = message.split('\n')
  return shownText(PIECES.reduce((reason, [piece, name]) => reason.replace(piece, name), line))
}

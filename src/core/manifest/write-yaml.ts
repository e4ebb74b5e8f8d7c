import { quoteText } from './quote-text'
import { isMapping, type Mapping, type Value } from './value'

/**
 * A value as a YAML document in block style, two spaces a level, ending in a newline. The only writer of YAML: it is
 * for objects that Plimsoll makes itself, a few levels deep; documents of the input travel as their own bytes or as
 * JSON.
 *
 * Texts of several lines become block scalars, byte for byte what was given, except where a block scalar would change
 * them (splitting rules, section 6); those, and single lines that a reader could take for something else, are quoted.
 */
export function writeYaml(value: Mapping): string {
  return writeMembers(value, '')
}

function writeMembers(mapping: Mapping, indent: string): string {
  let text = ''
  for (const [key, value] of mapping) text += `${indent}${writeLine(key)}:${writeValue(value, indent)}`
  return text
}

/** What stands behind `key:`, from the space or line end to the newline. */
function writeValue(value: Value, indent: string): string {
  if (isMapping(value)) return value.size === 0 ? ' {}\n' : `\n${writeMembers(value, `${indent}  `)}`
  if (Array.isArray(value)) return value.length === 0 ? ' []\n' : `\n${writeItems(value, indent)}`
  if (typeof value === 'string') return ` ${writeText(value, indent)}\n`
  return ` ${String(value)}\n`
}

/** Items stand at their key's own column, as kubectl writes them. */
function writeItems(items: readonly Value[], indent: string): string {
  let text = ''
  for (const item of items) {
    // The first member of an item stands behind the dash.
    if (isMapping(item) && item.size > 0) text += `${indent}- ${writeMembers(item, `${indent}  `).trimStart()}`
    else text += `${indent}-${writeValue(item, `${indent}  `)}`
  }
  return text
}

function writeText(text: string, indent: string): string {
  if (!fitsBlockScalar(text)) return writeLine(text)
  const body = text.replace(/\n+$/, '')
  const newlines = text.length - body.length
  const chomping = newlines === 0 ? '-' : newlines === 1 ? '' : '+'
  const lines = body.split('\n').map(line => (line === '' ? '' : `${indent}  ${line}`))
  return `|${chomping}\n${lines.join('\n')}${'\n'.repeat(Math.max(newlines - 1, 0))}`
}

/**
 * Several lines, of which the first neither begins with white space (the reader takes the indentation from it) nor is
 * empty, and nothing in them that go-yaml takes for another line break, folds, refuses or drops.
 */
function fitsBlockScalar(text: string): boolean {
  return text.includes('\n') && !/^[ \t\n]/.test(text) && !unsafeInBlock.test(text)
}

const unsafeInBlock =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to be found
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]/u

/** A plain scalar where every reader takes it for text, else a quoted one. */
function writeLine(text: string): string {
  return plain.test(text) && !wordsOfYaml.test(text) ? text : quoteText(text)
}

/** Begins with a letter, so it is no number; holds no colon, hash or comma, so nothing ends it early. */
const plain = /^[A-Za-z][A-Za-z0-9./_-]*$/
/** What kubectl reads as a boolean or null where it is not quoted (measured, section 2), however it is capitalised. */
const wordsOfYaml = /^(?:y|n|yes|no|on|off|true|false|null)$/i

import type { Mapping, Path } from '../../manifest'
import { hiddenWord, isPlainName, secretParts } from '../../secret'

/** What an answer says of an object; of what is secret in it no word. */
export interface Teller {
  /** The server's words of a place, or what may be said of them. */
  say(fault: { readonly at: Path; readonly text: string }): string
  /** A name of the object's own, as it is quoted. */
  name(name: string): string
}

/**
 * Gives names and values of a resource as messages may show them. Secret parts are masked; they are looked for only
 * when the first message is made.
 */
export function tellerOf(object: Mapping): Teller {
  let parts: readonly Path[] | null = null
  const isSecret = (at: Path): boolean => {
    parts ??= secretParts(object).map(({ path }) => path)
    return parts.some(part => part.every((step, index) => at[index] === step))
  }
  return {
    say: ({ at, text }) => (isSecret(at) ? masked(text) : text),
    name: name => (isPlainName(name) || !isSecret([]) ? name : hiddenWord),
  }
}

/** What of the server's words is its own: neither names of fields nor values. */
function masked(text: string): string {
  const own = ownWords.find(words => text.includes(words))
  if (own === undefined) return hiddenWord
  return own.startsWith(' ') || own.startsWith(':') ? `${hiddenWord}${own}` : own
}

const ownWords = [
  ': field not declared in schema',
  ': duplicate entries for key',
  ': expected string',
  ': expected numeric (int or float)',
  ': expected boolean',
  ': expected list',
  ': expected map',
  ': expected any scalar',
  ': Duplicate value',
  ' in body must be of type',
  'illegal base64 data',
  'quantities must match the regular expression',
  'must consist of',
  'must be no more than',
  'cannot unmarshal',
] as const

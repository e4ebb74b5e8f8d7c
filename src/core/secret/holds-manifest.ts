import { cutDocuments, readDocument } from '../manifest'
import { decodeSource, type SourceText, textOf } from '../source'
import { commentedSecrets } from './commented-secrets'
import { secretParts } from './secret-parts'
import { isKind, isSecretInBase64, isSecretKind, saysKind, saysSecret } from './secret-words'

/** A text as a source of its own. */
export function asSource(text: string): SourceText {
  // A NUL would make it binary, which a text that is shown does not care for.
  return decodeSource({ name: '', bytes: new TextEncoder().encode(text.replaceAll('\0', '\x01')) }).text
}

/** How deep texts inside of texts are read; what lies deeper counts as secret where it says so. */
const deepest = 4

/**
 * Whether a text of a value holds the manifest of a Secret, also a commented or broken one, and in base64. `depth`: of
 * how many texts.
 */
export function holdsManifest(text: string, depth: number): boolean {
  if (text.length < 10 || !saysSecret(text)) return false
  if (depth > deepest) return true
  if (saysKind(text) || isSecretInBase64(text)) return true
  if (!/[:{]/.test(text)) return false
  const source = asSource(text)
  if (commentedSecrets(text, depth).length > 0) return true
  return cutDocuments(source).documents.some(document => {
    const { value } = readDocument(source, document)
    // A text that is nothing but itself.
    if (typeof value === 'string' && value.trim() === text.trim()) return false
    if (value === undefined) return saysKind(textOf(source, document.range))
    return secretParts(value, depth).some(
      ({ path, form }) => path.length > 0 || form !== 'object' || hasKind(value, depth),
    )
  })
}

/**
 * A text that is no manifest may have a key `data` too. Of one that was mistyped the kind may stand under another key,
 * or further in.
 */
function hasKind(value: unknown, depth: number): boolean {
  if (!(value instanceof Map)) return false
  return [...value].some(
    ([key, member]) =>
      /^kind$|^stringdata$/i.test(String(key)) ||
      (typeof member === 'string' && (isKind(member) ? isSecretKind(member) : holdsManifest(member, depth + 1))),
  )
}

import { firstIndex } from '../bytes'
import type { ByteRange, Problem } from '../source'
import { type SecretArea, type Sources, secretsOf } from './secret-ranges'
import { hiddenWord } from './secret-words'

type Fact = string | number

/**
 * Facts that say nothing of the text, or only what may be seen of a Secret (`Resource`): names of it, types, places of
 * files.
 */
const harmless: ReadonlySet<string> = new Set(
  ['kind-unknown apiVersion', 'kind-unknown kind', 'duplicate-resource id', 'duplicate-resource firstSource'].concat(
    ['key-not-text found', 'not-an-object found', 'list-item-not-object found', 'kind-removed release'],
    ['field-type expected', 'field-type found', 'field-refused expected', 'field-refused found'],
  ),
)

/** Facts that are a key, or a path of keys. */
const ofKeys: ReadonlySet<string> = new Set(['key', 'path', 'keys'])

/**
 * The facts of a problem as they may be shown and written. Of what is secret nothing is told but what is named harmless
 * above; of a reason what the reader says in words of its own. Sources are looked through for secrets only where that
 * is asked.
 */
export function createFactsReader(
  sources: Sources,
): (source: number, problem: Problem) => Readonly<Record<string, Fact>> {
  return (source, problem) => {
    const { code, at, facts } = problem
    const said = Object.entries<Fact>(facts)
    if (said.every(([name, fact]) => isHarmless(code, name, fact))) return { ...facts }
    const met = areasAt(secretsOf(sources)[source]?.areas ?? [], at)
    if (met.length === 0) return { ...facts }
    const isKey = (key: string): boolean => met.every(({ keys }) => keys.has(key))
    return Object.fromEntries(
      said.map(([name, fact]) => [name, isHarmless(code, name, fact) ? fact : redacted(name, String(fact), isKey)]),
    )
  }
}

/**
 * The areas that a range meets, or stands behind, where a value that is not there would be; areas are in order and do
 * not overlap.
 */
function areasAt(areas: readonly SecretArea[], { start, end }: ByteRange): SecretArea[] {
  let index = firstIndex(areas, area => area.end >= start)
  const met: SecretArea[] = []
  for (let area = areas[index]; area && area.start < Math.max(end, start + 1); area = areas[++index]) met.push(area)
  return met
}

function isHarmless(code: string, name: string, fact: Fact): boolean {
  return typeof fact === 'number' || harmless.has(`${code} ${name}`)
}

function redacted(name: string, fact: string, isKey: (key: string) => boolean): string {
  if (name === 'reason') return harmlessReason(fact)
  return ofKeys.has(name) && fact.split(', ').every(path => isPath(path, isKey)) ? fact : hiddenWord
}

/** Whether a path has only keys that may be told; a key may hold dots. */
function isPath(path: string, isKey: (key: string) => boolean): boolean {
  if (isKey(path)) return true
  const rest = path.replace(/^\[\d+\]\.?/, '')
  if (rest === '') return true
  for (let dot = rest.search(/[.[]/); dot >= 0; ) {
    if (isKey(rest.slice(0, dot)) && isPath(rest.slice(rest[dot] === '.' ? dot + 1 : dot), isKey)) return true
    const next = rest.slice(dot + 1).search(/[.[]/)
    dot = next < 0 ? -1 : dot + 1 + next
  }
  return isKey(rest)
}

/** How the readers begin to say what is wrong; what follows may be of the text. */
const reasons = [
  'Missing : behind a key',
  'A key cannot stand here, check its indentation',
  'Inside of brackets a : must stand behind a key',
  'Inside of brackets a ? must stand in quotes',
  'Missing closing bracket of {',
  'Missing closing bracket of [',
  'Missing closing "quote',
  "Missing closing 'quote",
  'Missing , between',
  'Missing , or : between',
  'Missing space after :',
  'Missing directives-end',
  'Missing newline after block sequence props',
  'A block sequence may not be used as an implicit map key',
  'A node can have at most one anchor',
  'A node can have at most one tag',
  'All sequence items must start at the same column',
  'An alias node must not specify any properties',
  'Alias cannot be an empty string',
  'Anchor cannot be an empty string',
  'Anchors and tags must be after the',
  'Block collection cannot start on same line with directives-end marker',
  'Block scalar header includes extra characters',
  'Block scalar header not found',
  'Block scalar lines must not be less indented than their',
  'Block scalar values in collections must be indented',
  'Block scalars with more-indented leading empty lines must use an explicit indentation indicator',
  'Flow end indicator should be more indented than parent',
  'Implicit keys need to be on a single line',
  'Implicit keys of flow sequence pairs need to be on a single line',
  'Invalid escape sequence',
  'Nested mappings are not allowed in compact mappings',
  'Plain value cannot start with',
  'Sequence item without - indicator',
  'Tabs are not allowed as indentation',
  'Tags and anchors must be separated from the next token by white space',
  'The : indicator must be at most 1024 chars after the start of an implicit block mapping key',
  'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key',
  'Unexpected text behind a value',
  'Unexpected quoted text behind a value',
  'Unexpected text',
  'Unexpected quoted text',
  'Unexpected',
  'Unresolved tag',
  'unexpected end of JSON input',
]

/** A character that is not wanted, and where; of Go's encoding/json. */
const invalidCharacter =
  /^invalid character .* (looking for beginning of value|looking for beginning of object key string|after top-level value|after object key:value pair|after array element|after object key|in string literal|in string escape code|in \\u hexadecimal character escape)$/s

function harmlessReason(reason: string): string {
  const where = invalidCharacter.exec(reason)?.[1]
  if (where !== undefined) return `invalid character ${where}`
  return reasons.find(known => reason.startsWith(known)) ?? hiddenWord
}

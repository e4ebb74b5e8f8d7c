import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type Scalar } from 'yaml'
import { type SourceText, textOf } from '../source'
import { composeYaml } from './compose-yaml'
import type { ManifestDocument } from './document'
import { readScalar } from './read-scalar'
import { Refusal } from './refusal'
import { keyText } from './resolve-key'
import { resolvePlain } from './resolve-scalar'

/**
 * Whether kustomize finds in a YAML document what kubectl finds (both measured, kubectl 1.32 and its kustomize 5.5). It
 * reads by go-yaml v3: `yes` and `on` are texts to it, a date gets a time, and it refuses a key twice and any plain key
 * that is a number, a boolean or null. False where that cannot be told. A document without such words costs one pass
 * over its text.
 */
export function kustomizeReadsSame(source: SourceText, { form, range }: ManifestDocument): boolean {
  if (form === 'json') return true
  const text = textOf(source, range)
  if (lineSeparators.test(text)) return false
  if (!suspicious.test(text) && !(flow.test(text) && suspiciousInFlow.test(text))) return true
  try {
    const root = composeYaml(text)
    return root !== null && isSame(text, root)
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** kubectl reads these as line breaks; kustomize refuses them where they stand as they are. */
const lineSeparators = /[\u0085\u2028\u2029]/

const word = '(?:y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF)'
const date = '\\d{4}-\\d\\d?-\\d\\d?'
/** A plain scalar that is none of texts, as far as its letters say. */
const noText = `(?:${word}|true|True|TRUE|false|False|FALSE|null|Null|NULL|~|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)|[-+]?\\.?\\d[-+.\\w]*)`
const before = '(?:^|[-:?,\\[{])[ \\t]*'

/**
 * Words that might be read otherwise: a switch or a date as a value, a key that is none of texts, a tag, and what hides
 * behind an anchor.
 */
const suspicious = new RegExp(
  [
    `${before}${word}[ \\t]*(?:$|[\\r#])`,
    `${before}${date}(?:[Tt \\t\\r]|$)`,
    `(?:^|[-?,{])[ \\t]*(?:${noText}|${date})[ \\t]*:(?:\\s|$)`,
    `${before}(?:&[^&\\s]\\S*[ \\t]+)?!`,
    `${before}&[^&\\s]\\S*[ \\t]+\\S`,
    '(?:^|[-,{])[ \\t]*\\?[ \\t]',
  ].join('|'),
  'm',
)

/**
 * The same inside of brackets and braces, where a comma may end it, and a key may have no value (looked for near its
 * brace); in prose such words are many.
 */
const suspiciousInFlow = new RegExp(
  [
    `${before}(?:${word}|${date}[^,\\]}\\n]*)[ \\t]*[,\\]}]`,
    `(?:^|[\\s,:[-])\\{(?:[^\\n}]{0,200},)?[ \\t]*${noText}[ \\t]*[,}]`,
  ].join('|'),
  'm',
)
const flow = /(?:^|[-:?,][ \t]|[[{])[ \t]*(?:&[^&\s]\S*[ \t]+)?[[{](?![\]}])/m

function isSame(text: string, root: ParsedNode): boolean {
  const pending: (ParsedNode | null)[] = [root]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node === null || isAlias(node)) continue
    if (isScalar(node)) {
      if (!isSameValue(node)) return false
    } else if (isSeq(node)) pending.push(...(node.items as ParsedNode[]))
    else if (isMap(node)) {
      const keys = node.items.map(({ key }) => key)
      if (!haveSameKeys(text, keys)) return false
      pending.push(...node.items.map(({ value }) => value))
    }
  }
  return true
}

const switchWord = new RegExp(`^${word}$`)
const dateWord = new RegExp(`^${date}(?:$|[Tt \\t])`)

function isSameValue({ tag, type, source = '' }: Scalar): boolean {
  if (tag !== undefined && tag !== '' && tag !== stringTag) return false
  return type !== 'PLAIN' || tag === stringTag || !(switchWord.test(source) || dateWord.test(source))
}

const stringTag = 'tag:yaml.org,2002:str'

function isPlainText(source: string): boolean {
  return resolvePlain(source).type === 'text' && !dateWord.test(source)
}

function haveSameKeys(text: string, keys: readonly ParsedNode[]): boolean {
  const found = new Set<string>()
  return keys.every(key => {
    if (!isScalar(key) || (key.tag !== undefined && key.tag !== '' && key.tag !== stringTag)) return false
    if (key.type === 'PLAIN' && key.tag === undefined && !isPlainText(key.source ?? '')) return false
    const name = keyText(readScalar(text, key))
    if (name === undefined || found.has(name)) return false
    found.add(name)
    return true
  })
}

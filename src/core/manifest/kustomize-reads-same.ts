import { isAlias, isMap, isScalar, isSeq, type ParsedNode, type Scalar } from 'yaml'
import { type SourceText, textOf } from '../source'
import { composeYaml } from './compose-yaml'
import type { Document } from './document'
import { readScalar } from './read-scalar'
import { Refusal } from './refusal'
import { keyText } from './resolve-key'
import { resolvePlain } from './resolve-scalar'

/**
 * Whether kustomize finds in a YAML document what kubectl finds (both measured, kubectl 1.32 and its kustomize 5.5). It reads by go-yaml v3: `yes`
 * and `on` are texts to it, a date gets a time, and it refuses a key twice and any plain key that is a number, a boolean or null. False where
 * that cannot be told. A document without such words costs one pass over its text.
 */
export function kustomizeReadsSame(source: SourceText, { form, range }: Document): boolean {
  if (form === 'json') return true
  const text = textOf(source, range)
  if (!suspicious.test(text)) return true
  try {
    const root = composeYaml(text)
    return root !== null && isSame(text, root)
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

const word = '(?:y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF)'
const before = '(?:^|[-:?,\\[{])[ \\t]*'
const behind = '[ \\t]*(?:$|[\\r#,\\]}])'

/** Words that might be read otherwise: a switch or a date as a value, a key that is none of texts, a tag. */
const suspicious = new RegExp(
  [
    `${before}${word}${behind}`,
    `${before}\\d{4}-\\d\\d?-\\d\\d?(?:[Tt \\t\\r]|$)`,
    `(?:^|[-?,{])[ \\t]*(?:${word}|true|True|TRUE|false|False|FALSE|null|Null|NULL|~|[-+.]?[\\d.][-+.\\w]*)[ \\t]*:(?:\\s|$)`,
    '(?:^|[-:?,\\[{])[ \\t]*(?:&\\S+[ \\t]+)?!',
    '(?:^|[-:?,\\[{])[ \\t]*&\\S+[ \\t]+\\S',
    '(?:^|[-,{])[ \\t]*\\?[ \\t]',
  ].join('|'),
  'm',
)

function isSame(text: string, root: ParsedNode): boolean {
  const pending: (ParsedNode | null)[] = [root]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node === null || isAlias(node)) continue
    if (isScalar(node)) {
      if (!isSameValue(node)) return false
    } else if (isSeq(node)) pending.push(...(node.items as ParsedNode[]))
    else if (isMap(node)) {
      if (
        !haveSameKeys(
          text,
          node.items.map(({ key }) => key),
        )
      )
        return false
      pending.push(...node.items.map(({ value }) => value))
    }
  }
  return true
}

const switchWord = new RegExp(`^${word}$`)
const date = /^\d{4}-\d\d?-\d\d?(?:$|[Tt \t])/

function isSameValue({ tag, type, source = '' }: Scalar): boolean {
  if (tag !== undefined && tag !== '' && tag !== stringTag) return false
  return type !== 'PLAIN' || tag === stringTag || !(switchWord.test(source) || date.test(source))
}

const stringTag = 'tag:yaml.org,2002:str'

function haveSameKeys(text: string, keys: readonly ParsedNode[]): boolean {
  const found = new Set<string>()
  return keys.every(key => {
    if (!isScalar(key) || (key.tag !== undefined && key.tag !== '' && key.tag !== stringTag)) return false
    if (key.type === 'PLAIN' && key.tag === undefined && resolvePlain(key.source ?? '').type !== 'text') return false
    const name = keyText(readScalar(text, key))
    if (name === undefined || found.has(name)) return false
    found.add(name)
    return true
  })
}

import {
  type Alias,
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  Parser,
  type Scalar,
  type YAMLMap,
} from 'yaml'
import type { Problem, Range } from '../source'
import { type AliasBudget, isOverBudget } from './alias-budget'
import { createLineCounter } from './line-counter'
import type { Reading } from './reader'
import { Refusal } from './refusal'
import { keyText } from './resolve-key'
import { jsonValue, type Resolved, resolvePlain } from './resolve-scalar'
import { resolveTagged } from './resolve-tagged'
import type { Mapping, Value } from './value'
import { syntaxProblem } from './yaml-syntax'

/** From the start of an implicit key to its colon (`yaml_simple_key_is_valid` in go-yaml's scannerc.go). */
const MAX_KEY_CHARACTERS = 1024

const MERGE_TAG = 'tag:yaml.org,2002:merge'

/**
 * Reads one YAML document: the `yaml` library knows the grammar, the rules of this folder what a node means to kubectl. The library is
 * told to make nothing of scalars, tags, merge keys and duplicates, for which it would follow YAML 1.2.
 */
export function readGeneral(source: string): Reading {
  // A lone CR ends a line in YAML 1.1, which the library does not know; LF stands in for it at the same place.
  const text = source.includes('\r') ? source.replace(/\r(?!\n)/g, '\n') : source
  const composer = new Composer({ schema: 'failsafe', resolveKnownTags: false, uniqueKeys: false })
  const documents = [...composer.compose(new Parser().parse(text), true, text.length)]
  const syntax = syntaxProblem(documents.flatMap(document => document.errors))
  if (syntax !== undefined) return { problems: [syntax] }

  const contents = documents[0]?.contents
  const run: Run = {
    text,
    lineOf: createLineCounter(text),
    problems: [],
    anchors: new Map(),
    budget: { decoded: 1, aliased: 0 },
  }
  try {
    return { value: contents ? readValue(run, contents) : null, problems: run.problems }
  } catch (error) {
    if (error instanceof Refusal) return { problems: [...run.problems, error.problem] }
    throw error
  }
}

/** What one run over the nodes has come to know. */
interface Run {
  readonly text: string
  readonly lineOf: (index: number) => number
  readonly problems: Problem[]
  readonly anchors: Map<string, Anchored>
  readonly budget: AliasBudget
}

/** A node's meaning: of scalars with their type, which decides what they become as keys. */
type Read =
  | Resolved
  | { readonly type: 'mapping'; readonly value: Mapping }
  | { readonly type: 'sequence'; readonly value: readonly Value[] }

/** What an alias stands for. Values are immutable, so all aliases of an anchor share one. */
interface Anchored {
  /** Undefined while the anchored node itself is being read. */
  readonly read: Read | undefined
  /** Nodes to decode for it, its own aliases expanded. */
  readonly decodes: number
}

function readValue(run: Run, node: ParsedNode): Value {
  const read = readNode(run, node)
  if (read.type === 'mapping' || read.type === 'sequence') return read.value
  const value = jsonValue(read)
  if (value !== undefined) return value
  const at = rangeOf(node)
  const facts = { text: run.text.slice(at.start, at.end) }
  throw new Refusal({ code: 'number-not-finite', severity: 'error', at, facts })
}

function readNode(run: Run, node: ParsedNode): Read {
  count(run, node, 1)
  if (isAlias(node)) return readAlias(run, node)
  if (node.anchor === undefined) return readContent(run, node)
  const before = run.budget.decoded - 1
  run.anchors.set(node.anchor, { read: undefined, decodes: 0 })
  const read = readContent(run, node)
  run.anchors.set(node.anchor, { read, decodes: run.budget.decoded - before })
  return read
}

type Content = Exclude<ParsedNode, Alias.Parsed>

function readContent(run: Run, node: Content): Read {
  if (isMap(node)) return { type: 'mapping', value: readMapping(run, node) }
  if (isSeq(node)) return { type: 'sequence', value: node.items.map(item => readValue(run, item)) }
  return readScalar(node)
}

function readScalar(node: Scalar.Parsed): Resolved {
  if (node.tag !== undefined) {
    const resolved = resolveTagged(node.tag, node.source)
    if (resolved !== undefined) return resolved
    const facts = { tag: node.tag, text: node.source }
    throw new Refusal({ code: 'tag-value', severity: 'error', at: rangeOf(node), facts })
  }
  return node.type === 'PLAIN' ? resolvePlain(node.source) : { type: 'text', value: node.source }
}

function readAlias(run: Run, node: Alias.Parsed): Read {
  const anchored = run.anchors.get(node.source)
  if (anchored === undefined) {
    const facts = { name: node.source }
    throw new Refusal({ code: 'alias-unknown', severity: 'error', at: rangeOf(node), facts })
  }
  // An anchor inside its own value would expand for ever (`anchor 'x' value contains itself`).
  if (anchored.read === undefined) throw new Refusal(aliasExcess(node))
  run.budget.aliased += anchored.decodes
  count(run, node, anchored.decodes)
  return anchored.read
}

function count(run: Run, node: ParsedNode, decodes: number): void {
  run.budget.decoded += decodes
  if (isOverBudget(run.budget)) throw new Refusal(aliasExcess(node))
}

function aliasExcess(node: ParsedNode): Problem {
  return { code: 'alias-excess', severity: 'error', at: rangeOf(node), facts: {} }
}

function readMapping(run: Run, node: YAMLMap.Parsed): Mapping {
  const mapping = new Map<string, Value>()
  const firsts = new Map<string, { readonly key: Resolved; readonly node: ParsedNode }>()
  for (const pair of node.items) {
    const { value } = pair
    if (isMerge(pair.key)) {
      merge(run, mapping, value ?? pair.key)
      continue
    }
    const key = readKey(run, pair.key)
    const text = keyText(key)
    if (text === undefined) throw new Refusal(keyNotText(pair.key, key.type === 'null' ? 'null' : 'integer over 2^63'))
    const first = firsts.get(text)
    if (first === undefined) firsts.set(text, { key, node: pair.key })
    else run.problems.push(repeatedKey(run, text, first, { key, node: pair.key }))
    if (isScalar(pair.key) && pair.key.source !== text && pair.key.type === 'PLAIN' && pair.key.tag === undefined) {
      const facts = { text: pair.key.source, key: text }
      run.problems.push({ code: 'key-reads-as', severity: 'warning', at: rangeOf(pair.key), facts })
    }
    mapping.set(text, value === null ? null : readValue(run, value))
  }
  return mapping
}

function readKey(run: Run, node: ParsedNode): Resolved {
  const [start, end] = node.range
  if (end - start > MAX_KEY_CHARACTERS && !isExplicitKey(run.text, start)) {
    const facts = { max: MAX_KEY_CHARACTERS }
    throw new Refusal({ code: 'key-too-long', severity: 'error', at: rangeOf(node), facts })
  }
  const read = readNode(run, node)
  if (read.type === 'mapping' || read.type === 'sequence') throw new Refusal(keyNotText(node, read.type))
  return read
}

function isExplicitKey(text: string, start: number): boolean {
  return /\?\s*$/.test(text.slice(Math.max(0, start - 100), start))
}

function keyNotText(node: ParsedNode, found: string): Problem {
  return { code: 'key-not-text', severity: 'error', at: rangeOf(node), facts: { found } }
}

interface KeyUse {
  readonly key: Resolved
  readonly node: ParsedNode
}

/** The same key again, of which the last counts; or one of another type that becomes the same text, of which Go takes any. */
function repeatedKey(run: Run, text: string, first: KeyUse, again: KeyUse): Problem {
  const at = rangeOf(again.node)
  if (first.key.type === again.key.type && first.key.value === again.key.value) {
    const firstLine = run.lineOf(first.node.range[0])
    return { code: 'duplicate-key', severity: 'warning', at, facts: { key: text, firstLine } }
  }
  const [a, b] = [first, again].map(({ node }) => run.text.slice(node.range[0], node.range[1]))
  return { code: 'key-collision', severity: 'warning', at, facts: { key: text, first: a ?? '', second: b ?? '' } }
}

/** `<<` as a plain key, or with the tag of a merge key or the one that says nothing (`isMerge` in goyaml.v2/decode.go). */
function isMerge(key: ParsedNode): boolean {
  if (!isScalar(key) || key.source !== '<<') return false
  return key.tag === undefined ? key.type === 'PLAIN' : key.tag === '!' || key.tag === MERGE_TAG
}

/** Every key of the merged mappings is set anew, so a merge overwrites the keys before it and not those after. */
function merge(run: Run, into: Map<string, Value>, node: ParsedNode): void {
  // In a sequence the first mapping wins.
  const mappings = isSeq(node)
    ? node.items.map(item => mappingToMerge(run, item)).reverse()
    : [mappingToMerge(run, node)]
  for (const mapping of mappings) for (const [key, value] of mapping) into.set(key, value)
}

function mappingToMerge(run: Run, node: ParsedNode): Mapping {
  if (isMap(node) || isAlias(node)) {
    const read = readNode(run, node)
    if (read.type === 'mapping') return read.value
  }
  throw new Refusal({ code: 'merge-not-map', severity: 'error', at: rangeOf(node), facts: {} })
}

function rangeOf(node: ParsedNode): Range {
  return { start: node.range[0], end: node.range[1] }
}

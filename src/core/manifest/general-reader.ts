import { type Alias, isAlias, isMap, isScalar, isSeq, type ParsedNode, type YAMLMap } from 'yaml'
import type { ByteRange, Problem } from '../source'
import { type AliasBudget, isOverBudget } from './alias-budget'
import { checkPair } from './check-pair'
import { composeYaml } from './compose-yaml'
import { type KeyUse, keyReadsAs, repeatedKey } from './key-use'
import { createLineCounter } from './line-counter'
import { MAX_DEPTH } from './max-depth'
import { readScalar } from './read-scalar'
import type { Reading } from './reader'
import { Refusal, refuse } from './refusal'
import { keyText } from './resolve-key'
import { jsonValue, type Resolved } from './resolve-scalar'
import { shownText } from './shown-text'
import type { Mapping, Value } from './value'

const MERGE_TAG = 'tag:yaml.org,2002:merge'

/** What go-yaml takes for a control character (`yaml_parser_update_buffer` in readerc.go). */
const CONTROL = /[^\t\n\r -~\x85\xa0-\ufffd]/

/**
 * Reads one YAML document: the `yaml` library knows the grammar, the rules of this folder what a node means to kubectl.
 * The library is told to make nothing of scalars, tags, merge keys and duplicates, for which it would follow YAML 1.2.
 */
export function readGeneral(text: string): Reading {
  const run: Run = {
    text,
    lineOf: createLineCounter(text),
    problems: [],
    anchors: new Map(),
    budget: { decoded: 1, aliased: 0 },
    depth: 0,
    deepest: 0,
  }
  try {
    refuseControlCharacters(text)
    const contents = composeYaml(text)
    return { value: contents === null ? null : readValue(run, contents), problems: run.problems }
  } catch (error) {
    if (error instanceof Refusal) return { problems: [...run.problems, error.problem] }
    throw error
  }
}

function refuseControlCharacters(text: string): void {
  const start = text.search(CONTROL)
  if (start < 0) return
  const codePoint = `U+${text.charCodeAt(start).toString(16).toUpperCase().padStart(4, '0')}`
  refuse('control-character', { start, end: start + 1 }, { codePoint })
}

/** What one run over the nodes has come to know. */
interface Run {
  readonly text: string
  readonly lineOf: (index: number) => number
  readonly problems: Problem[]
  readonly anchors: Map<string, Anchored>
  readonly budget: AliasBudget
  /** Collections around the node that is being read, and the most there have been. */
  depth: number
  deepest: number
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
  /** Nodes to decode for it and levels of collections in it, both with its own aliases expanded. */
  readonly decodes: number
  readonly levels: number
}

function readValue(run: Run, node: ParsedNode): Value {
  const read = readNode(run, node)
  if (read.type === 'mapping' || read.type === 'sequence') return read.value
  const value = jsonValue(read)
  if (value !== undefined) return value
  return refuse('number-not-finite', rangeOf(node), { text: shownText(sourceOf(run, node)) })
}

function readNode(run: Run, node: ParsedNode): Read {
  count(run, node, 1)
  if (isAlias(node)) return readAlias(run, node)
  return node.anchor === undefined ? readContent(run, node) : readAnchored(run, node, node.anchor)
}

type Content = Exclude<ParsedNode, Alias.Parsed>

function readAnchored(run: Run, node: Content, anchor: string): Read {
  const { deepest, depth } = run
  const before = run.budget.decoded - 1
  run.anchors.set(anchor, { read: undefined, decodes: 0, levels: 0 })
  run.deepest = depth
  const read = readContent(run, node)
  run.anchors.set(anchor, { read, decodes: run.budget.decoded - before, levels: run.deepest - depth })
  run.deepest = Math.max(run.deepest, deepest)
  return read
}

function readContent(run: Run, node: Content): Read {
  if (!isMap(node) && !isSeq(node)) return readScalar(run.text, node)
  run.depth++
  run.deepest = Math.max(run.deepest, run.depth)
  const read: Read = isMap(node)
    ? { type: 'mapping', value: readMapping(run, node) }
    : { type: 'sequence', value: node.items.map(item => readValue(run, item)) }
  run.depth--
  return read
}

function readAlias(run: Run, node: Alias.Parsed): Read {
  const anchored = run.anchors.get(node.source)
  if (anchored === undefined) return refuse('alias-unknown', rangeOf(node), { name: shownText(node.source) })
  // An anchor inside its own value would expand for ever (`anchor 'x' value contains itself`).
  if (anchored.read === undefined) return refuse('alias-excess', rangeOf(node), {})
  run.budget.aliased += anchored.decodes
  count(run, node, anchored.decodes)
  run.deepest = Math.max(run.deepest, run.depth + anchored.levels)
  if (run.deepest > MAX_DEPTH) refuse('too-deep', rangeOf(node), { max: MAX_DEPTH })
  return anchored.read
}

function count(run: Run, node: ParsedNode, decodes: number): void {
  run.budget.decoded += decodes
  if (isOverBudget(run.budget)) refuse('alias-excess', rangeOf(node), {})
}

function readMapping(run: Run, node: YAMLMap.Parsed): Mapping {
  const mapping = new Map<string, Value>()
  const firsts = new Map<string, KeyUse>()
  for (const pair of node.items) {
    checkPair(run.text, node.flow === true, pair)
    if (isMerge(pair.key)) {
      merge(run, mapping, pair.value ?? pair.key)
      continue
    }
    const key = readKey(run, pair.key)
    const text = keyText(key)
    if (text === undefined) {
      return refuse('key-not-text', rangeOf(pair.key), { found: key.type === 'uint' ? 'uint64' : key.type })
    }
    const use = { key, at: rangeOf(pair.key) }
    const first = firsts.get(text)
    if (first === undefined) firsts.set(text, use)
    else run.problems.push(repeatedKey(run.text, text, first, use, run.lineOf(first.at.start)))
    const readsAs = isScalar(pair.key) && pair.key.tag === undefined ? keyReadsAs(run.text, text, use) : undefined
    if (readsAs !== undefined) run.problems.push(readsAs)
    mapping.set(text, pair.value === null ? null : readValue(run, pair.value))
  }
  return mapping
}

function readKey(run: Run, node: ParsedNode): Resolved {
  const read = readNode(run, node)
  if (read.type !== 'mapping' && read.type !== 'sequence') return read
  return refuse('key-not-text', rangeOf(node), { found: read.type })
}

/**
 * `<<` as a plain key, or with the tag of a merge key or the one that says nothing (`isMerge` in goyaml.v2/decode.go).
 */
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
  return refuse('merge-not-map', rangeOf(node), {})
}

function sourceOf(run: Run, { range }: ParsedNode): string {
  return run.text.slice(range[0], range[1])
}

function rangeOf(node: ParsedNode): ByteRange {
  return { start: node.range[0], end: node.range[1] }
}

import { runToEnd, type Steps } from '../bytes'
import type { OutputFile } from '../export'
import { originalBytes, unparsedFiles } from '../export'
import { equalValues, type Mapping } from '../manifest'
import { type Bundle, type Fate, fatesOf, type Plan } from '../plan'
import { createRemediedReader, type KeySplit, partsEqualWhole, proveTrim, splitByKey } from '../remedy'
import {
  createValueReader,
  type Draft,
  findReferences,
  type Load,
  type Resource,
  sourceDigest,
  visitSteps,
} from '../resource'
import type { Proof, ProofCheck, ProofCode } from './proof'
import { proveAccount } from './prove-account'
import { isEqualProof, proveCarriers, proveDelivery, proveSizes } from './prove-delivery'
import { measureOutput, notesOn, readBundles } from './read-bundles'

/**
 * Reads the files of an export back, by the rules by which the input was read, and compares what they hold with the
 * input. It takes from the plan where each resource should be, and believes nothing else of it. Never throws: what does
 * not hold is in the checks.
 */
export function proveExport(input: Load, plan: Plan, files: readonly OutputFile[]): Proof {
  return runToEnd(proofSteps(input, plan, files, () => {}))
}

/**
 * The same in steps of a document, between which others may have their turn. `onRead` is told how many documents were
 * read back.
 */
export function* proofSteps(
  input: Load,
  plan: Plan,
  files: readonly OutputFile[],
  onRead: (documents: number) => void,
): Steps<Proof> {
  const { load, splits } = splitByKey(input, plan.settings.keySplits ?? [])
  const byPath = new Map(files.map(file => [file.path, file]))
  const contents = readBundles(load, plan, files)
  const found = new Map<number, number>()
  const see = (resource: number): void => {
    found.set(resource, (found.get(resource) ?? 0) + 1)
  }

  const values = yield* proveValues(load, plan, contents, see, onRead)
  const unparsed = proveUnparsed(load, plan, byPath, see)
  const once = createCheck('every-resource-once')
  const excluded = new Set(plan.excluded)
  for (const [index, { id }] of load.resources.entries()) {
    once.add(id, (found.get(index) ?? 0) === (excluded.has(index) ? 0 : 1))
  }
  for (const name of values.strangers) once.add(name, false)

  const fates = fatesOf(plan)
  const fateOf = (resource: number): Fate | null => {
    const fate = fates.get(resource) ?? null
    return (found.get(resource) ?? 0) === (fate === 'excluded' ? 0 : 1) ? fate : null
  }
  const { account, documents, bytes } = proveAccount(input, fateOf)
  const outputSizes = measureOutput(load, plan, files)
  const checks = [
    documents,
    bytes,
    once.done(),
    values.check,
    yield* proveText(load, plan, contents),
    proveSizes(plan, contents),
    ...(outputSizes.length > 0 ? [proveCarriers(outputSizes)] : []),
    proveDelivery(load, plan, files, contents),
    proveOrder(load, plan),
    unparsed,
    ...(splits.length > 0 ? [proveKeys(input, load, splits)] : []),
  ]
  return {
    passed: checks.every(check => check.passed),
    equal: isEqualProof(checks),
    resourcesIn: input.resources.length,
    // The parts of a split are one resource of the input.
    resourcesOut: [...found].reduce((sum, [index, count]) => sum + (index < input.resources.length ? count : 0), 0),
    resourcesExcluded: excluded.size,
    checks,
    account,
    remedies: plan.settings.remedies ?? [],
    splits,
    outputSizes,
    notes: notesOn(load, plan),
    fullest: fullestOf(plan.bundles),
    inputSha256: input.texts.map(({ name }, index) => ({ source: name, sha256: sourceDigest(input, index) })),
  }
}

function createCheck(code: ProofCode) {
  let of = 0
  const failed: string[] = []
  return {
    add(what: string, holds: boolean): void {
      of++
      if (!holds) failed.push(what)
    },
    done: (): ProofCheck => ({ code, passed: failed.length === 0, of, held: of - failed.length, failed }),
  }
}

/**
 * Reads every bundle and compares its documents, in their order, with the resources that should stand there, less what
 * the named remedies remove.
 */
function* proveValues(
  load: Load,
  { bundles, settings }: Plan,
  contents: readonly (Uint8Array | null)[],
  see: (resource: number) => void,
  onRead: (documents: number) => void,
): Steps<{ check: ProofCheck; strangers: string[] }> {
  const check = createCheck('values-equal')
  const strangers: string[] = []
  const { read: readValue, changes, beforeTrim } = createRemediedReader(load, settings.remedies ?? [])
  let documents = 0
  for (const [index, bundle] of bundles.entries()) {
    let next = 0
    const content = contents[index]
    const compare = ({ seenByKubectl, range }: Draft, value: Mapping | null): void => {
      onRead(++documents)
      const number = bundle.placements[next++]?.resource ?? -1
      const resource = load.resources[number]
      if (!resource) {
        strangers.push(bundle.name)
        return
      }
      const equal =
        seenByKubectl &&
        value !== null &&
        (isCopy(resource, content?.subarray(range.start, range.end)) || equals(resource, value)) &&
        isTrimmed(resource, value)
      if (equal) see(number)
      check.add(resource.id, equal)
    }
    if (content) yield* visitSteps({ name: bundle.name, bytes: content }, compare)
    for (const { resource } of bundle.placements.slice(next)) check.add(idOf(load, resource), false)
  }
  return { check: check.done(), strangers }

  /** By a reading of its own: that equality asks the trim itself what should be left. */
  function isTrimmed(resource: Resource, value: Mapping): boolean {
    const before = beforeTrim(resource)
    return before === null || proveTrim(before, value).passed
  }

  /**
   * What has the bytes of its source is read from them by the same reader: the value is the same, and is not read
   * again.
   */
  function isCopy(resource: Resource, copy: Uint8Array | undefined): boolean {
    const document = load.documents[resource.source]?.[resource.document]
    const text = load.texts[resource.source]
    if (!document || !text || !copy || resource.item !== null || document.form !== 'yaml') return false
    if (load.replaced?.has(resource.id) || changes(resource)) return false
    const { start, end } = document.range
    return copy.length === end - start && startsWith(copy, text.utf8.subarray(start, end), 0)
  }

  function equals(resource: Resource, value: Mapping): boolean {
    const original = readValue(resource)
    return original !== null && equalValues(original, value)
  }
}

const encoder = new TextEncoder()
const separator = encoder.encode('---\n')
const newline = 0x0a

/**
 * Walks each bundle byte by byte: a separator line, then the bytes of the source (with a newline at their end), or a
 * line of JSON.
 */
function* proveText(load: Load, { bundles }: Plan, contents: readonly (Uint8Array | null)[]): Steps<ProofCheck> {
  const check = createCheck('text-equal')
  for (const [index, bundle] of bundles.entries()) {
    const content = contents[index] ?? new Uint8Array()
    let at = encoder.encode(bundle.heading).length
    for (const { resource: number, form } of bundle.placements) {
      const resource = load.resources[number]
      yield
      if (!resource) continue
      const separated = startsWith(content, separator, at)
      at += separator.length
      if (form === 'json') {
        const end = content.indexOf(newline, at)
        at = end === -1 ? content.length : end + 1
        continue
      }
      const original = originalBytes(load, resource)
      const equal = separated && startsWith(content, original, at)
      at += original.length
      const ended = original.at(-1) === newline || content[at++] === newline
      check.add(resource.id, equal && ended)
    }
  }
  return check.done()
}

function startsWith(content: Uint8Array, part: Uint8Array, at: number): boolean {
  if (content.length < at + part.length) return false
  for (let index = 0; index < part.length; index++) if (content[at + index] !== part[index]) return false
  return true
}

function proveOrder(load: Load, { bundles }: Plan): ProofCheck {
  const check = createCheck('needed-first')
  const positions = new Map<number, number>()
  for (const { placements } of bundles) for (const { resource } of placements) positions.set(resource, positions.size)
  for (const { from, to, field, strength } of findReferences(load).edges) {
    if (strength !== 'hard' && field !== 'admission') continue
    const own = positions.get(from)
    const needed = positions.get(to)
    if (own !== undefined && needed !== undefined) check.add(idOf(load, from), needed < own)
  }
  return check.done()
}

/**
 * The parts of a split hold together every key of the whole with its value. What the files hold is compared with the
 * parts already.
 */
function proveKeys(input: Load, load: Load, splits: readonly KeySplit[]): ProofCheck {
  const check = createCheck('keys-kept')
  const readWhole = createValueReader(input)
  const readPart = createValueReader(load)
  for (const { resource: id, parts } of splits) {
    const whole = input.resources.find(resource => resource.id === id)
    if (!whole || parts.length === 0) continue
    const names = new Set(parts.map(({ name }) => name))
    const found = load.resources.filter(
      ({ group, kind, namespace, name }) =>
        group === whole.group && kind === whole.kind && namespace === whole.namespace && names.has(name ?? ''),
    )
    const value = readWhole(whole)
    const values = found.flatMap(resource => readPart(resource) ?? [])
    check.add(id, value !== null && values.length === parts.length && partsEqualWhole(value, values))
  }
  return check.done()
}

function proveUnparsed(
  load: Load,
  plan: Plan,
  files: ReadonlyMap<string, OutputFile>,
  see: (resource: number) => void,
): ProofCheck {
  const check = createCheck('unparsed-kept')
  for (const { resource: number, file } of unparsedFiles(load, plan)) {
    const resource = load.resources[number]
    const kept = files.get(file.path)?.bytes
    const original = resource && originalBytes(load, resource)
    const equal =
      kept !== undefined && original !== undefined && kept.length === original.length && startsWith(kept, original, 0)
    if (equal) see(number)
    check.add(resource?.id ?? file.path, equal)
  }
  return check.done()
}

function fullestOf(bundles: readonly Bundle[]): Proof['fullest'] {
  const share = ({ bytes, maxBytes }: Bundle): number => (maxBytes === null ? bytes : bytes / maxBytes)
  const fullest = bundles.reduce<Bundle | null>(
    (most, bundle) => (most && share(most) >= share(bundle) ? most : bundle),
    null,
  )
  return fullest && { bundle: fullest.name, bytes: fullest.bytes, max: fullest.maxBytes }
}

function idOf(load: Load, resource: number): string {
  return load.resources[resource]?.id ?? String(resource)
}

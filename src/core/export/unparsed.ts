import { firstIndex } from '../bytes'
import type { Plan, Unparsed } from '../plan'
import type { Load, Resource } from '../resource'
import { createFactsReader } from '../secret'
import { createLineIndex, type Problem } from '../source'
import { fileNames, markdownText } from './escape'
import { type OutputFile, textFile } from './export'

/** A resource that went into no bundle, with the file that keeps its bytes. */
export interface UnparsedFile {
  readonly resource: number
  readonly file: OutputFile
}

/**
 * The resources that no bundle holds, each in a file of its own, byte for byte as it stood in its source. They end in
 * `.txt`, so that no tool takes them for manifests.
 */
export function unparsedFiles(load: Load, { unparsed }: Plan): UnparsedFile[] {
  const kept = unparsed.flatMap(({ resource: index }) => {
    const resource = load.resources[index]
    return resource ? [{ index, resource }] : []
  })
  const names = fileNames(
    kept.map(({ resource }) => `${baseName(load.texts[resource.source]?.name ?? '')}-line-${resource.line}`),
    '.txt',
  )
  return kept.map(({ index, resource }, place) => ({
    resource: index,
    file: { path: `unparsed/${names[place]}`, bytes: originalBytes(load, resource), executable: false },
  }))
}

/** The bytes of its source that belong to a resource: all its document owns, or the item of a List. */
export function originalBytes(load: Load, resource: Resource): Uint8Array {
  const text = load.texts[resource.source]
  const document = load.documents[resource.source]?.[resource.document]
  if (!text || !document) throw new RangeError(`no document for ${resource.id}`)
  const { start, end } = resource.item === null ? document.owned : resource.range
  return text.original.subarray(text.originalOffset(start), text.originalOffset(end))
}

function baseName(path: string): string {
  return path.split(/[/\\]/).findLast(part => part !== '') ?? ''
}

const reasons: Readonly<Record<Unparsed['reason'], string>> = {
  unreadable: 'cannot be read',
  refused: 'kubectl takes it for no object',
  'not-representable': 'a key is longer than the 1,024 characters that YAML readers take: apply it from a JSON file',
  'kustomize-character':
    'it holds a control character (U+007F to U+009F, U+FFFE, U+FFFF) for which kustomize fails or writes another, however it is written: apply it with kubectl',
  'no-name':
    'it has neither metadata.name nor metadata.generateName: no server takes it, and this applier refuses the whole for it',
  duplicate:
    'a later document of the same identity would overwrite it, and this applier refuses the whole where both are there',
}

/** `unparsed/README.md`: why each file beside it is in no bundle. */
export function unparsedReadme(load: Load, { unparsed }: Plan, files: readonly UnparsedFile[]): OutputFile {
  const problemsOf = createProblemLister(load)
  const rows = unparsed.map(({ resource: index, reason }, place) => {
    const path = files[place]?.file.path ?? ''
    const resource = load.resources[index]
    const source = resource ? (load.texts[resource.source]?.name ?? '') : ''
    const causes = [reasons[reason], ...(resource ? problemsOf(resource) : [])].join('; ')
    return `| ${markdownText(path.slice('unparsed/'.length))} | ${markdownText(source)} | ${causes} |\n`
  })
  const text = `# Not in any bundle

These documents would break a bundle for the others in it, or the applier refuses all for them. They are kept byte for byte as they came in; nothing
applies them.

| File | From | Why |
|---|---|---|
${rows.join('')}`
  return textFile('unparsed/README.md', text)
}

/** Longest fact shown: some quote the line they are about. */
const longestFact = 120

/**
 * Lists the errors of a resource as `line 12: yaml-syntax, ...`: the code and the facts of each, nothing quoted from a
 * Secret.
 */
function createProblemLister(load: Load): (resource: Resource) => string[] {
  const lineIndexes = load.texts.map(createLineIndex)
  const factsOf = createFactsReader(load)
  const errors = load.texts.map((): Problem[] => [])
  for (const { source, problem } of load.problems) if (problem.severity === 'error') errors[source]?.push(problem)
  for (const ofSource of errors) ofSource.sort((a, b) => a.at.start - b.at.start)

  return ({ source, range }) => {
    const listed: string[] = []
    const ofSource = errors[source] ?? []
    for (let next = firstIndex(ofSource, ({ at }) => at.start >= range.start); ofSource[next]; next++) {
      const problem = ofSource[next]
      if (!problem || problem.at.start >= range.end) break
      const line = lineIndexes[source]?.positionAt(problem.at.start).line
      const facts = Object.values(factsOf(source, problem)).map(fact =>
        markdownText(String(fact).slice(0, longestFact)),
      )
      listed.push([`line ${line}: ${problem.code}`, ...facts].join(', '))
    }
    return listed
  }
}

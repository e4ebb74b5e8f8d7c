import { manifestOf, type Rendering } from '../encoding'
import { cutDocuments, isMapping, readDocument } from '../manifest'
import { mappingAt, textAt } from '../object'
import { decodeSource } from '../source'
import { type ChartEntry, textOf } from './chart-files'
import { enabledSubcharts } from './kept-chart'
import type { LoadedChart } from './load-chart'
import { renderHelmTemplate } from './plain-template'

/** What `helm template` wrote, cut as Helm keeps it in a release. `helm`: whose words for a hook that never ran. */
export function readRendered(text: string, chart: LoadedChart, helm: 3 | 4): Rendering {
  const parts = splitManifests(text)
  const manifest: string[] = []
  const hooks: string[] = []
  for (const { source, content } of parts) {
    // Of --include-crds: CRDs of `crds/` are in no manifest.
    if (source !== null && /(^|\/)crds\//.test(source)) continue
    const hook = hookOf(source, content, helm)
    if (hook === null) manifest.push(`---\n${source === null ? '' : `# Source: ${source}\n`}${content}\n`)
    else hooks.push(hook)
  }
  return { manifest: manifest.join(''), ...withHooks(hooks), ...withNotes(chart) }
}

function withHooks(hooks: readonly string[]): Pick<Rendering, 'hooks'> {
  return hooks.length === 0 ? {} : { hooks: `[${hooks.join(',')}]` }
}

/** What NOTES.txt renders to is not printed by `helm template`: about as much as is written. */
function withNotes({ templates }: LoadedChart): Pick<Rendering, 'notes'> {
  const notes = templates.find(({ path }) => path === notesFile)
  return notes ? { notes: textOf(notes.bytes) } : {}
}

const notesFile = 'templates/NOTES.txt'

/**
 * What each template of a chart renders to, where none has actions but those that write `{{` itself: whatever the
 * values, it is what it is. Partials are none of them. Null for every other chart, and where subcharts render to
 * something.
 */
export function plainTemplates(chart: LoadedChart): readonly ChartEntry[] | null {
  if (enabledSubcharts(chart).length > 0) return null
  const rendered = chart.templates.map(({ path, bytes }) => ({ path, text: renderHelmTemplate(textOf(bytes)) }))
  if (rendered.some(({ text }) => text === null)) return null
  return rendered
    .filter(({ path, text }) => !/(^|\/)(_[^/]*|NOTES\.txt)$/.test(path) && text?.trim() !== '')
    .map(({ path, text }) => ({ path, bytes: encoder.encode(text ?? '') }))
}

/** The rendering of such a chart. */
export function plainRendering(chart: LoadedChart, helm: 3 | 4): Rendering | null {
  const rendered = plainTemplates(chart)
  if (rendered === null) return null
  const files = rendered.map(({ path, bytes }) => ({ name: path, content: bytes }))
  const manifest = manifestOf(
    chart.name,
    files,
    files.map(({ content }) => content),
  )
  return readRendered(manifest, chart, helm)
}

const encoder = new TextEncoder()

interface Part {
  /** Of the comment that Helm writes; null where there is none. */
  readonly source: string | null
  readonly content: string
}

/** Documents as Helm cuts them (pkg/release/v1/util/manifest.go: `SplitManifests`). */
function splitManifests(text: string): Part[] {
  return text
    .trim()
    .split(/(?:^|\s*\n)---\s*/)
    .flatMap(part => {
      const content = part.trimStart()
      if (content === '') return []
      const [first = ''] = content.split('\n', 1)
      const source = /^# Source: (.+?)\s*$/.exec(first)?.[1] ?? null
      return [{ source, content: source === null ? content : content.slice(first.length + 1) }]
    })
}

const hookAnnotation = 'helm.sh/hook'

/** The JSON of a hook (pkg/release/v1/hook.go); null for what is none. */
function hookOf(path: string | null, content: string, helm: 3 | 4): string | null {
  if (!content.includes(hookAnnotation)) return null
  const { text } = decodeSource({ name: '', bytes: encoder.encode(content) })
  const [document] = cutDocuments(text).documents
  const value = document && readDocument(text, document).value
  if (!isMapping(value)) return null
  const annotations = mappingAt(mappingAt(value, 'metadata'), 'annotations')
  const events = listOf(textAt(annotations, hookAnnotation))
  if (events.length === 0) return null
  const order = Number.parseInt(textAt(annotations, 'helm.sh/hook-weight') ?? '0', 10)
  const policies = (name: string) => listOf(textAt(annotations, `helm.sh/hook-${name}`))
  const fields = {
    name: textAt(value, 'metadata', 'name') ?? '',
    kind: textAt(value, 'kind') ?? '',
    path: path ?? '',
    manifest: content,
    events,
    last_run: helm === 4 ? { phase: '' } : { started_at: '', completed_at: '', phase: '' },
    ...(order ? { weight: order } : {}),
    ...(policies('delete-policy').length > 0 ? { delete_policies: policies('delete-policy') } : {}),
    ...(policies('output-log-policy').length > 0 ? { output_log_policies: policies('output-log-policy') } : {}),
  }
  return JSON.stringify(fields)
}

function listOf(text: string | null): string[] {
  return (text ?? '').split(',').flatMap(word => (word.trim() === '' ? [] : [word.trim().toLowerCase()]))
}

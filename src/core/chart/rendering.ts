import { manifestOf, type Rendering } from '../encoding'
import { cutDocuments, isMapping, readDocument } from '../manifest'
import { mappingAt, textAt } from '../object'
import { decodeSource } from '../source'
import { textOf } from './chart-files'
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
 * The rendering of a chart whose templates have no actions but those that write `{{` itself: they render to what they
 * are, whatever the values. Null for every other chart.
 */
export function plainRendering(chart: LoadedChart, helm: 3 | 4): Rendering | null {
  if (enabledSubcharts(chart).length > 0) return null
  const rendered: { readonly name: string; readonly content: Uint8Array }[] = []
  let notes: string | null = null
  for (const { path, bytes } of chart.templates) {
    const text = renderHelmTemplate(textOf(bytes))
    if (text === null) return null
    const name = path.split('/').at(-1) ?? ''
    if (name === 'NOTES.txt') notes = path === notesFile ? text : notes
    else if (!name.startsWith('_') && text.trim() !== '') rendered.push({ name: path, content: encoder.encode(text) })
  }
  const manifest = manifestOf(
    chart.name,
    rendered,
    rendered.map(({ content }) => content),
  )
  return { ...readRendered(manifest, { ...chart, templates: [] }, helm), ...(notes === null ? {} : { notes }) }
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
  const weight = Number.parseInt(textAt(annotations, 'helm.sh/hook-weight') ?? '0', 10)
  const policies = (name: string) => listOf(textAt(annotations, `helm.sh/hook-${name}`))
  const fields = {
    name: textAt(value, 'metadata', 'name') ?? '',
    kind: textAt(value, 'kind') ?? '',
    path: path ?? '',
    manifest: content,
    events,
    last_run: helm === 4 ? { phase: '' } : { started_at: '', completed_at: '', phase: '' },
    ...(weight ? { weight } : {}),
    ...(policies('delete-policy').length > 0 ? { delete_policies: policies('delete-policy') } : {}),
    ...(policies('output-log-policy').length > 0 ? { output_log_policies: policies('output-log-policy') } : {}),
  }
  return JSON.stringify(fields)
}

function listOf(text: string | null): string[] {
  return (text ?? '').split(',').flatMap(word => (word.trim() === '' ? [] : [word.trim().toLowerCase()]))
}

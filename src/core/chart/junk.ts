import { compareUtf8 } from '../bytes'
import { ignoreFile } from './chart-files'
import type { LoadedChart } from './load-chart'
import { usedFiles } from './used-files'

/** What a file is that no template reads. */
export type JunkKind =
  | 'version-control'
  | 'packages'
  | 'own-archive'
  | 'archive'
  | 'picture'
  | 'tests'
  | 'docs'
  | 'automation'
  | 'editor'
  | 'values'
  | 'unused'
  | 'readme'

/** A line for `.helmignore`, and what it leaves out. */
export interface JunkLine {
  readonly line: string
  readonly kind: JunkKind
  /** Paths from the chart's folder, and their bytes as they are. */
  readonly paths: readonly string[]
  readonly bytes: number
}

/**
 * Files of a release that nothing renders, as lines for `.helmignore`, largest first: a folder of nothing else as a
 * whole. `readme`: also what Helm and Artifact Hub show of a chart, which is named only where nothing else is left.
 */
export function findJunk(chart: LoadedChart, readme = false): JunkLine[] {
  const used = usedFiles(chart)
  const kinds = new Map<string, JunkKind>()
  for (const { path } of chart.files) {
    const kind = used.isNamed(path) ? null : kindOf(path, chart)
    if (kind === null || (used.isOpen && mayBeRead.has(kind)) || (kind === 'readme' && !readme)) continue
    kinds.set(path, kind)
  }
  const kept = [...chart.templates, ...chart.files.filter(({ path }) => !kinds.has(path))].map(({ path }) => path)
  const others = [...kept, ...fixedNames]
  const lines = new Map<string, { kind: JunkKind; paths: string[]; bytes: number }>()
  for (const { path, bytes } of chart.files) {
    const kind = kinds.get(path)
    if (kind === undefined) continue
    const line = ignoreLine(wholeFolder(path, others) ?? path)
    const known = lines.get(line) ?? { kind, paths: [], bytes: 0 }
    lines.set(line, { ...known, paths: [...known.paths, path], bytes: known.bytes + bytes.length })
  }
  return [...lines]
    .map(([line, found]) => ({ line, ...found }))
    .sort((a, b) => b.bytes - a.bytes || compareUtf8(a.line, b.line))
}

/** Not named where a template asks for files by a name that only rendering knows. */
const mayBeRead: ReadonlySet<JunkKind> = new Set(['archive', 'picture', 'values', 'unused'])

/** What a chart has whether it is in `files` or not. */
const fixedNames = ['Chart.yaml', 'values.yaml', 'values.schema.json', 'Chart.lock', 'templates/', 'charts/', 'crds/']

/** The outermost folder above a path in which nothing is that has to stay, with `/` at its end. */
function wholeFolder(path: string, others: readonly string[]): string | null {
  const parts = path.split('/').slice(0, -1)
  for (let depth = 1; depth <= parts.length; depth++) {
    const folder = `${parts.slice(0, depth).join('/')}/`
    if (!others.some(other => other.startsWith(folder))) return folder
  }
  return null
}

/**
 * A path as a line that matches it and next to nothing else: held against the whole path, since it begins with `/`.
 * What means something in a pattern is written `?`, which every system reads alike.
 */
function ignoreLine(path: string): string {
  return `/${path.replace(/[*?[\]\\]|\s$/g, '?')}`
}

function kindOf(path: string, chart: LoadedChart): JunkKind | null {
  const name = path.split('/').at(-1) ?? ''
  if (path === ignoreFile) return null
  if (path.startsWith('crds/') && /\.(ya?ml|json)$/i.test(name)) return null
  if (!path.includes('/') && /^(readme(\.md)?|licen[cs]e(\..*)?|notice)$/i.test(name)) return 'readme'
  if (chart.metadata.get('apiVersion') !== 'v2' && /^requirements\.(yaml|lock)$/.test(path)) return null
  for (const [kind, expression] of byPath) if (expression.test(`/${path}`)) return kind
  if (archiveName.test(name)) return name.startsWith(`${chart.name}-`) ? 'own-archive' : 'archive'
  for (const [kind, expression] of byName) if (expression.test(name)) return kind
  return 'unused'
}

/** By a folder anywhere on the way: no template is looked for there. */
const byPath: readonly (readonly [JunkKind, RegExp])[] = [
  ['version-control', /\/\.(git|svn|hg|bzr)\//],
  ['packages', /\/(node_modules|vendor|\.venv|venv|__pycache__)\//],
  ['automation', /\/\.(github|gitlab|circleci|ci)\/|^\/ci\//],
  ['editor', /\/\.(idea|vscode|vs)\//],
  ['tests', /^\/(tests?|__snapshot__|unittests?|e2e)\//],
  ['docs', /^\/(docs?|documentation|examples?|images?|img|screenshots?)\//],
]

const archiveName = /\.(tgz|tar|gz|zip|bz2|xz|zst|7z|rar|jar|prov)$/i

const byName: readonly (readonly [JunkKind, RegExp])[] = [
  ['version-control', /^\.git(ignore|attributes|modules|keep)?$|^\.(hgignore|bzrignore)$/],
  ['picture', /\.(png|jpe?g|gif|svg|webp|bmp|ico|pdf|mp4|mov|webm|psd|drawio)$/i],
  ['docs', /\.(md|markdown|rst|adoc|html?|gotmpl)$|^(changelog|changes|contributing|authors|owners|codeowners)\b/i],
  [
    'automation',
    /^(makefile|dockerfile|jenkinsfile|taskfile\.ya?ml|skaffold\.ya?ml|package(-lock)?\.json|go\.(mod|sum))$|^\.(travis|gitlab-ci|pre-commit|drone|prettier|yamllint|editorconfig)/i,
  ],
  ['editor', /\.(swp|bak|tmp|orig|tmproj|iml|log|pid|DS_Store)$|~$|^(\.DS_Store|Thumbs\.db|\.project)$/i],
  ['values', /^values[-_.].+\.ya?ml$|[-_.]values\.ya?ml$/i],
]

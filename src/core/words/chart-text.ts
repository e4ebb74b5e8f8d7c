import type { ChartFileReport, ChartReport } from '../analysis'
import type { Bytes } from '../bytes'
import type { JunkKind, ReleaseSize } from '../chart'
import { type ClusterLimits, type LimitId, maxOf } from '../limit'
import type { Verdict } from '../verdict'

/** What is said of a Helm chart, in English; another language has the same keys. `<b>` marks what was found. */
export const chartWords = {
  title: 'Helm chart',
  refused: '<b>Helm refuses {{name}}:</b> its release Secret takes {{bytes}} of {{max}} bytes.',
  refusedAtLeast:
    '<b>Helm refuses {{name}}:</b> its release Secret takes at least {{bytes}} of {{max}} bytes, and what it renders to comes on top.',
  refusedFile: '<b>Helm refuses {{name}}:</b> a file of {{bytes}} bytes, where {{max}} are the most.',
  refusedTotal: '<b>Helm refuses {{name}}:</b> its files have {{bytes}} bytes, where fewer than {{max}} are taken.',
  refusedBody: '<b>Helm refuses {{name}}:</b> to store its release takes a request of {{bytes}} of {{max}} bytes.',
  fits: '<b>{{name}} fits:</b> its release Secret takes {{bytes}} of {{max}} bytes.',
  tight: '<b>{{name}} is tight:</b> its release Secret takes {{bytes}} of {{max}} bytes.',
  unknown:
    '<b>Whether {{name}} fits is not known:</b> its release Secret takes at least {{bytes}} of {{max}} bytes; what it renders to comes on top.',
  notLoaded: '<b>Helm does not load {{name}}.</b> What is wrong stands among the problems.',
  tooLittle: 'Too little of it can be read to build its release.',
  known:
    'Helm 3: {{helm3}}, Helm 4: {{helm4}} bytes, to within {{error}}: the JSON is built as Helm builds it and compressed as Go does; times and the name of the release are not known.',
  renderingGiven: 'What it renders to was brought in, and is counted.',
  renderingPlain: 'Its templates have no actions: what they render to is what they are, and is counted.',
  renderingNone: 'What it renders to is not known. {{command}} prints it: bring that in as well.',
  files: 'What it holds, in bytes',
  file: 'File',
  part: 'Part',
  size: 'Bytes',
  more: 'and {{count}} smaller, {{bytes}} bytes',
  ignored: '{{count}} files with {{bytes}} bytes are left out by .helmignore.',
  lines: 'Nothing renders these. In {{file}}:',
  linesOfArchive: 'Nothing renders these. In the .helmignore of the folder that it is packed from:',
  saved: 'saves {{bytes}}',
  savedTogether: 'the smaller lines together save {{bytes}}',
  after: 'With these lines, measured again: {{after}} instead of {{before}} bytes.',
  afterFits: 'With these lines, measured again: {{after}} instead of {{before}} bytes: it fits.',
  noLines: 'Every file of it is used, or may be.',
  readmeNote:
    'README and licence are shown by `helm show` and on Artifact Hub: they are named since the rest is not enough.',
  copy: 'Copy lines',
} as const

export const chartPartWords: Readonly<Record<ChartFileReport['part'], string>> = {
  metadata: 'metadata',
  lock: 'lock',
  values: 'values',
  schema: 'schema',
  template: 'template',
  crd: 'CRD',
  file: 'file',
  dependency: 'in charts/: not stored',
  ignored: 'ignored',
}

export const junkWords: Readonly<Record<JunkKind, string>> = {
  'version-control': 'version control',
  packages: 'packages of another language',
  'own-archive': 'the chart itself, packed',
  archive: 'an archive',
  picture: 'a picture or document',
  tests: 'tests',
  docs: 'documentation',
  automation: 'builds and automation',
  editor: 'of an editor or system',
  values: 'values of some installation',
  unused: 'read by no template',
  readme: 'shown by Helm',
}

/** Which sentence says how a chart fares, with its numbers. */
export interface ChartSentence {
  readonly key: keyof typeof chartWords
  readonly bytes: Bytes | null
  readonly max: Bytes | null
}

/** `verdict`: on the chart as it is, or without what its lines leave out, as is `release`. */
export function chartSentence(
  chart: ChartReport,
  verdict: Verdict | null,
  release: ReleaseSize | null,
  cluster: ClusterLimits,
): ChartSentence {
  const max = maxOf(cluster, 'helm.release')
  if (!chart.loads) return { key: 'notLoaded', bytes: null, max }
  if (verdict === null || release === null) return { key: 'tooLittle', bytes: null, max }
  if (verdict.verdict === 'unknown') return { key: 'unknown', bytes: release.helm4, max }
  const held = { bytes: verdict.bytes, max: verdict.max }
  const byLimit = verdict.limit === null ? undefined : refusedKeys[verdict.limit]
  if (verdict.verdict === 'refused')
    return { key: byLimit ?? (release.is === 'whole' ? 'refused' : 'refusedAtLeast'), ...held }
  // What is nearest may be another limit: the release is what people look for.
  return { key: verdict.verdict, bytes: release.helm4, max }
}

const refusedKeys: Partial<Record<LimitId, keyof typeof chartWords>> = {
  'helm.chart.file': 'refusedFile',
  'helm.chart.total': 'refusedTotal',
  'apiserver.body': 'refusedBody',
}

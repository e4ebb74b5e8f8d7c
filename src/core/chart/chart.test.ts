import { describe, expect, test } from 'vitest'
import { createUnpackBudget } from '../archive'
import { bytes } from '../bytes'
import { releaseJson } from '../encoding/helm-release'
import { type ChartTexts, chartArchive, chartFolder, noise } from '../testing/chart-source'
import { keptChart } from './kept-chart'
import { type ChartFault, loadChart } from './load-chart'
import { measureChart } from './measure-chart'
import { openInputs } from './open-inputs'
import { readRendered } from './rendering'

const limit = bytes(1_048_576)

const plain: ChartTexts = {
  'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\n',
  'values.yaml': 'replicas: 1\n',
  'templates/cm.yaml': 'kind: ConfigMap\napiVersion: v1\nmetadata: {name: a}\n',
}
const withActions: ChartTexts = {
  ...plain,
  'templates/cm.yaml': 'kind: ConfigMap\ndata: {a: {{ .Files.Get "dashboards/a.json" | quote }}}\n',
}

function open(texts: ChartTexts, ...others: readonly [name: string, text: string][]) {
  const sources = others.map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }))
  const opened = openInputs([chartFolder(texts), ...sources])
  const [chart] = opened.charts
  if (!chart) throw new Error('no chart')
  return { ...opened, chart, measured: measureChart(chart, limit) }
}

describe('the release', () => {
  /** What Helm 3.17.2 and 4.1.4 stored of this chart, with our time and name; 4 keeps times of files. */
  test('is what Helm writes, byte for byte: values of subcharts, hooks, a lock, odd strings', () => {
    const { chart } = open({
      'Chart.yaml':
        'apiVersion: v2\nname: web\nversion: 1.2.3\nappVersion: 1.10\ndescription: "a <b>\\nc"\ndependencies:\n- {name: sub, version: ~0.1.0, repository: "", alias: other, import-values: [data]}\n- {name: "off", version: 0.1.0, repository: "", condition: "off.on"}\n',
      'values.yaml': 'global: {region: eu}\nother: {color: blue}\n"off": {"on": false}\n',
      'charts/sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 0.1.5\n',
      'charts/sub/values.yaml': 'color: red\nexports: {data: {deep: yes}}\n',
      'charts/off/Chart.yaml': 'apiVersion: v2\nname: "off"\nversion: 0.1.0\n',
      'templates/a.yaml': 'a',
    })
    const { loaded } = chart
    if (!loaded) throw new Error('not loaded')
    const rendering = readRendered(
      '---\n# Source: web/templates/a.yaml\nkind: A\n---\n# Source: web/templates/h.yaml\nkind: Pod\nmetadata:\n  name: h\n  annotations: {helm.sh/hook: "pre-install,test", helm.sh/hook-weight: "-5"}\n',
      loaded,
      3,
    )
    const json = JSON.parse(releaseJson(keptChart(loaded, 3), rendering, 'rel'))
    expect(JSON.stringify(json.chart.metadata)).toBe(
      '{"name":"web","version":"1.2.3","description":"a <b> c","apiVersion":"v2","appVersion":"1.1","dependencies":[{"name":"other","version":"~0.1.0","repository":"","enabled":true,"import-values":[{"child":"exports.data","parent":"."}],"alias":"other"}]}',
    )
    expect(JSON.stringify(json.chart.values)).toBe(
      '{"deep":true,"global":{"region":"eu"},"off":{"on":false},"other":{"color":"blue","exports":{"data":{"deep":true}},"global":{"region":"eu"}}}',
    )
    expect(json.manifest).toBe('---\n# Source: web/templates/a.yaml\nkind: A\n')
    expect(json.hooks).toEqual([
      {
        ...{ name: 'h', kind: 'Pod', path: 'web/templates/h.yaml' },
        manifest:
          'kind: Pod\nmetadata:\n  name: h\n  annotations: {helm.sh/hook: "pre-install,test", helm.sh/hook-weight: "-5"}',
        ...{ events: ['pre-install', 'test'], weight: -5 },
        last_run: { started_at: '', completed_at: '', phase: '' },
      },
    ])
  })

  test('of a chart that nobody has rendered is known to be as large at least, and nothing of its templates is read', () => {
    const { measured, sources, problems } = open(withActions)
    expect(measured?.release.is).toBe('at-least')
    expect(sources).toEqual([])
    expect(problems.map(({ code }) => code)).toEqual(['chart-not-rendered'])
  })

  test('is whole with what helm template wrote, known by its comments, or where templates have no actions', () => {
    const rendered = '---\n# Source: web/templates/cm.yaml\nkind: ConfigMap\n'
    const given = open(withActions, ['out.yaml', rendered])
    expect([given.measured?.rendering, given.measured?.release.is, given.isMixed]).toEqual(['given', 'whole', false])
    const other = open(withActions, ['other.yaml', 'kind: ConfigMap\n'])
    expect([other.measured?.release.is, other.isMixed]).toEqual(['at-least', true])
    const known = open(plain)
    expect(known.measured?.release.is).toBe('whole')
    expect(known.sources.map(({ name }) => name)).toEqual(['web/templates/cm.yaml'])
  })
})

describe('junk', () => {
  const junk: ChartTexts = {
    ...withActions,
    'dashboards/a.json': '{}',
    'dashboards/b.json': noise(2_000),
    'web-0.1.0.tgz': noise(900_000),
    'docs/a.png': noise(60_000),
    'docs/b.md': '# b',
    '.git/HEAD': noise(1_000),
    'README.md': '# web',
    'charts/sub/Chart.yaml': 'apiVersion: v2\nname: sub\nversion: 0.1.0\n',
    'charts/sub/README.md': '# not stored',
    'odd [1].txt': noise(300),
  }

  test('is named, largest first, and what the lines save is what the chart has without the files', () => {
    const { measured } = open(junk)
    expect(measured?.lines.map(({ line, kind }) => `${line} ${kind}`)).toEqual([
      '/web-0.1.0.tgz own-archive',
      '/docs/ docs',
      '/dashboards/b.json unused',
      '/.git/ version-control',
      '/odd ?1?.txt unused',
    ])
    const { release, after, lines = [] } = measured ?? {}
    expect(release?.helm4).toBeGreaterThan(limit)
    expect(after?.helm4).toBeLessThan(5_000)
    expect((release?.helm4 ?? 0) - lines.reduce((sum, { saved }) => sum + (saved ?? 0), 0)).toBe(after?.helm4)
    const written = { ...junk, '.helmignore': `${lines.map(({ line }) => line).join('\n')}\n` }
    const again = open(written)
    expect(again.measured?.release).toEqual(after)
    expect(again.measured?.lines).toEqual([])
    expect(again.chart.loaded?.templates.length).toBe(1)
  })

  test('is what may be read nowhere, where a template asks for files by a name that is computed', () => {
    const { measured } = open({
      ...junk,
      'templates/all.yaml': '{{ range $path, $_ := .Files.Glob .Values.glob }}{{ end }}',
    })
    expect(measured?.lines.map(({ line }) => line)).toEqual(['/web-0.1.0.tgz', '/docs/', '/.git/'])
  })

  test('is README only where nothing else helps', () => {
    const { measured } = open({ ...withActions, 'README.md': noise(900_000) })
    expect(measured?.lines.map(({ line, kind }) => `${line} ${kind}`)).toEqual(['/README.md readme'])
  })
})

describe('bad input', () => {
  test.each<[string, ChartTexts, object]>([
    ['no Chart.yaml', { 'values.yaml': 'a: 1' }, { code: 'chart-metadata-missing', source: 'web/Chart.yaml' }],
    [
      'a broken one',
      { ...plain, 'Chart.yaml': 'name: web\nversion: [1\n' },
      { code: 'chart-metadata-unreadable', source: 'web/Chart.yaml', line: 2, column: 10 },
    ],
    [
      'one without a version',
      { ...plain, 'Chart.yaml': 'name: web\n' },
      { code: 'chart-metadata-invalid', facts: { reason: 'chart.metadata.version is required' } },
    ],
    [
      'a dependency that is no archive',
      { ...plain, 'charts/a-1.tgz': 'no' },
      { code: 'chart-dependency-unreadable', source: 'web/charts/a-1.tgz' },
    ],
    [
      'patterns of Git',
      { ...plain, '.helmignore': '# x\n**/*.md\n' },
      { code: 'helmignore-invalid', source: 'web/.helmignore', line: 2 },
    ],
  ])('%s', (_, texts, expected) => {
    const { problems, chart } = open(texts)
    expect(problems).toContainEqual(expect.objectContaining({ severity: 'error', ...expected }))
    expect(chart.isLoadable).toBe(false)
  })

  test('values that are broken are named by their place, with nothing of them', () => {
    const { problems } = open({ ...plain, 'values.yaml': 'password: hunter22\n  broken: [hunter22\n' })
    const found = problems.find(({ code }) => code === 'chart-values-unreadable')
    expect(found).toMatchObject({ source: 'web/values.yaml', line: 2 })
    expect(JSON.stringify(problems)).not.toContain('hunter')
  })

  test('a dependency that is a bomb unpacks to no more than the budget of the chart', () => {
    const bomb = chartArchive({ ...plain, zeros: new Uint8Array(200_000) }).bytes
    const entries = [...open(plain).chart.entries, { path: 'charts/bomb-1.tgz', bytes: bomb }]
    const faults: ChartFault[] = []
    loadChart(entries, faults, createUnpackBudget(100_000))
    expect(faults).toEqual([
      expect.objectContaining({
        code: 'chart-dependency-unreadable',
        facts: { name: 'bomb-1.tgz', reason: 'archive-too-large' },
      }),
    ])
  })

  test('CRDs in crds/ and among the templates are said to be; those in crds/ are manifests', () => {
    const crd = 'kind: CustomResourceDefinition\nmetadata:\n  name: as.example.com\n'
    const { problems, sources } = open({ ...withActions, 'crds/a.yaml': crd, 'templates/crd.yaml': crd })
    expect(problems.map(({ code }) => code)).toContain('chart-crds-twice')
    expect(sources.map(({ name }) => name)).toEqual(['web/crds/a.yaml'])
  })
})

test('an archive is a chart by the Chart.yaml in its folder, and what it has in charts/ is stored nowhere', () => {
  const { charts } = openInputs([chartArchive({ ...withActions, 'charts/x-1.tgz': chartArchive(plain).bytes })])
  expect(
    charts.map(({ source, from, loaded }) => [source, from, loaded?.files.length, loaded?.subcharts.length]),
  ).toEqual([['web.tgz', 'archive', 0, 1]])
})

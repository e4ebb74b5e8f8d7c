import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { analyze, headlineOf, judgeRoutes, sameObjects } from '../analysis'
import { bytes } from '../bytes'
import { compareAnalyses } from '../compare'
import { defaultCluster } from '../limit'
import type { RouteId } from '../route'
import { manifest } from '../testing/manifest'
import { kindFamilies } from '../words'
import { englishReport, htmlReport, markdownReport, sizeReport, svgReport } from '.'
import { cardColours, hueOf } from './card-colours'
import { reportCommand } from './command'

const analyzeText = (text: string, name = 'folder of Ada/app.yaml') =>
  analyze([{ name, bytes: new TextEncoder().encode(text) }])

function report(text: string, { route = 'client-side-apply', before }: { route?: RouteId; before?: string } = {}) {
  const analyzed = analyzeText(text)
  const { analysis } = analyzed
  const judged = judgeRoutes({ ...analysis, carried: { ...analyzed.carried } }, defaultCluster)
  const found = judged.find(each => each.route === route)
  if (!found) throw new Error(route)
  const earlier = before === undefined ? null : analyzeText(before)
  return sizeReport({
    analysis,
    report: found,
    other: judged.find(each => each.route === 'server-side-apply') ?? null,
    headline: headlineOf(found, defaultCluster, 0),
    digests: ['a'.repeat(64)],
    gzip: bytes(100),
    compared: earlier && {
      before: earlier.analysis,
      comparison: compareAnalyses(earlier.analysis, analysis, sameObjects(earlier, analyzed), defaultCluster),
    },
    command: 'plimsoll analyze app.yaml --route client-side-apply',
    largest: 3,
  })
}

const app = manifest`ConfigMap big data=300KiB; ConfigMap web data=9000; ConfigMap a data=5; ConfigMap b data=5; ServiceAccount key`

describe('a size report', () => {
  test('has the largest resources against the limit that decides, and counts the rest', () => {
    const found = report(app)
    expect(found.limit).toMatchObject({ id: 'apply.last-applied', max: 262_144 })
    expect(found.rows.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['big', 'refused'],
      ['web', 'fits'],
      ['a', 'fits'],
    ])
    expect(found).toMatchObject({ smaller: 2, verdict: 'refused', totals: { resources: 5 } })
    expect(found.shares.reduce((sum, { json }) => sum + json, 0)).toBe(found.totals.json)
    expect(found.shares.reduce((sum, { count }) => sum + count, 0)).toBe(5)
  })

  test('has the whole input first where the limit counts that', () => {
    const found = report(manifest`ConfigMap a data=600KiB; ConfigMap b data=600KiB`, {
      route: 'clusterresourceset-configmap',
    })
    expect(found.rows[0]).toMatchObject({ kind: null, name: null, verdict: 'refused' })
    expect(found.rows).toHaveLength(3)
  })

  test('says what changed since an earlier version', () => {
    const { change } = report(app, {
      before: manifest`ConfigMap big data=5; ConfigMap web data=9000; ConfigMap gone data=7`,
    })
    expect(change).toMatchObject({ changed: 5, newlyRefused: 1, newlyTaken: 0 })
    expect(change?.largest[0]).toMatchObject({ kind: 'ConfigMap', name: 'big', bytes: 300 * 1024 - 5 })
    expect(change?.largest).toHaveLength(2)
  })
})

describe('as Markdown', () => {
  test('it is a sentence, a table, digests and the command', () => {
    const text = markdownReport(report(app), englishReport)
    const [first, , heads, rule, row] = text.split('\n')
    expect(first).toBe(
      '**4 of 5 resources fit** kubectl apply on Kubernetes defaults. **1 is refused:** ConfigMap big, annotations 307,371 of 262,144 bytes. With kubectl apply --server-side: 5 of 5.',
    )
    expect(heads).toBe('| resource | annotations | of 262,144 |')
    expect(rule).toBe('|---|--:|--:|')
    expect(row).toMatch(/^\| `ConfigMap big` \| 307,\d+ \| 1\.17× \|$/)
    expect(text).toContain(`\`app.yaml\`, SHA-256 \`${'a'.repeat(64)}\``)
    expect(text).toContain('```sh\nplimsoll analyze app.yaml --route client-side-apply\n```')
  })
})

describe.each(['light', 'dark'] as const)('as a picture, %s', theme => {
  test('it needs nothing beside it', () => {
    const { svg, height } = svgReport(report(app, { before: app }), englishReport, theme)
    expect(height).toBeGreaterThan(200)
    expect(svg).not.toMatch(/https?:(?!\/\/www\.w3\.org\/2000\/svg)|<script|<foreignObject|NaN|undefined/)
    expect(svg).toContain('307,')
    const html = htmlReport(report(app), englishReport, theme)
    expect(html).toContain("default-src 'none'")
    expect(html).not.toMatch(/<script|src=|href=/)
  })

  test('its colours are those of the page', () => {
    const tokens = readFileSync(new URL('../../app/kit/tokens.css', import.meta.url), 'utf8')
    for (const [name, colour] of Object.entries(cardColours[theme])) {
      const [, light, dark] = new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(tokens) ?? []
      expect([name, theme === 'light' ? light : dark]).toEqual([name, colour])
    }
    for (const family of kindFamilies) {
      const name = family.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
      const [, light, dark] = new RegExp(`--k-${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(tokens) ?? []
      expect([name, theme === 'light' ? light : dark]).toEqual([name, hueOf(family, theme)])
    }
  })
})

test('names of any kind stay text in each of them, and no folder, value or word of a Secret stands in any', () => {
  const name = '"<b>x</b>&amp;|`](http://a.example)\'-->"'
  const text = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {a: some-value}\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {password: hunter22}\n`
  const found = report(text)
  const written = [
    markdownReport(found, englishReport),
    svgReport(found, englishReport, 'light').svg,
    htmlReport(found, englishReport, 'dark'),
  ]
  for (const each of written) {
    expect(each).not.toMatch(/hunter22|some-value|folder of Ada|<b>x/)
    expect(each.length).toBeGreaterThan(100)
  }
  expect(written[0]).not.toMatch(/\]\(|http:|`"|\|`\]/)
})

test('the command names the files, the route and the cluster', () => {
  const facts = { before: [], after: ['a b/c d.yaml'], route: 'create', cluster: defaultCluster } as const
  expect(reportCommand(facts)).toBe("plimsoll analyze 'c d.yaml' --route create")
  expect(reportCommand({ ...facts, before: ['old.yaml'], after: ['x.yaml', 'y.yaml'] })).toBe(
    'plimsoll compare old.yaml after/ --route create',
  )
})

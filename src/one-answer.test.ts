import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answeredOf, createPageStore, type PageStore, viewStateOf } from './app/store'
import { run } from './cli/run'
import { outcomeOf } from './cli/testing/outcome-of'
import { analyze } from './core/analysis'
import { bytes } from './core/bytes'
import { type ClusterLimits, type LimitId, limitPresets } from './core/limit'
import { type RouteId, routeOf, routes } from './core/route'
import { manifest } from './core/testing/manifest'
import { runs } from './core/testing/runs'
import { verdictWords } from './core/verdict'
import { headlineText } from './core/words'
import { createDirectEngine, type Engine } from './engine'

/**
 * Inputs of every sort that routes treat apart: values and definitions, no name, what kubectl never sends, what cannot
 * be read.
 */
const inputs = [
  manifest`ConfigMap a data=3000; ConfigMap b data=200`,
  manifest`CRD Widget.example.org/v1; Secret s data=700; Namespace n`,
  `${manifest`ConfigMap a data=900`}---\napiVersion: batch/v1\nkind: Job\nmetadata: {generateName: j-}\n`,
  `${manifest`ConfigMap a data=900`}---\nkind: [broken\n`,
] as const

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-one-answer-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Every size of an input that a route holds against a limit, with what is built for it. */
function heldBy(text: string, id: RouteId): (readonly [limit: LimitId, size: number])[] {
  const { analysis, carried } = analyze([{ name: 'a.yaml', bytes: new TextEncoder().encode(text) }])
  const { carriers, checks } = routeOf(id)
  const whole = carriers.map(({ limit, measure }) => [limit, measure({ ...analysis.whole, carried })] as const)
  const each = analysis.resources.flatMap(({ kind, name, bytes: sizes }) =>
    checks.map(({ limit, measure }) => [limit, measure({ kind, name, sizes })] as const),
  )
  return [...whole, ...each].flatMap(([limit, size]) => (size === null || size < 2 ? [] : [[limit, size] as const]))
}

/** A question whose cluster has one limit just under, at or just over what some input has. */
const cases = fc
  .tuple(fc.constantFrom(...inputs), fc.constantFrom(...routes.map(({ id }) => id)))
  .chain(([text, route]) =>
    fc.record({
      text: fc.constant(text),
      route: fc.constant(route),
      held: fc.constantFrom(...heldBy(text, route)),
      more: fc.constantFrom(-1, 0, 1, null),
      preset: fc.constantFrom(...limitPresets.map(({ id }) => id)),
      tightOver: fc.constantFrom(0.85, 0.5, 1),
    }),
  )

interface Row {
  readonly resource: string | null
  readonly route: RouteId
  readonly verdict: (typeof verdictWords)[number]
}

/** The verdict of a route by its rows; what cannot be read is a problem and no verdict. */
function worst(rows: readonly Row[], route: RouteId): string {
  const words = rows
    .filter(row => row.route === route && !row.resource?.startsWith('unreadable'))
    .map(({ verdict }) => verdictWords.indexOf(verdict))
  return verdictWords[Math.max(0, ...words)] ?? ''
}

async function settled(store: PageStore): Promise<void> {
  await expect
    .poll(() => answeredOf(store.getState())?.chosen.verdict ?? 'unknown', { interval: 2 })
    .not.toBe('unknown')
}

function pageOn(engine: Engine, route: RouteId, cluster: ClusterLimits): PageStore {
  return createPageStore(engine, { language: 'en', theme: 'system' }, { route, cluster })
}

/** What every surface says of a question: its headline or its verdict, and its exit status. */
async function answersTo(text: string, route: RouteId, cluster: ClusterLimits) {
  const file = join(folder, 'in.yaml')
  const limits = join(folder, 'limits.json')
  writeFileSync(file, text)
  writeFileSync(limits, JSON.stringify(cluster))
  const cli = (...words: string[]) =>
    outcomeOf(terminal => run(['analyze', file, '--route', route, '--limits', limits, ...words], terminal))
  const [asText, asJson, asLines] = [await cli('-o', 'wide'), await cli('--json'), await cli('--ndjson')]
  const json = JSON.parse(asJson.stdout) as { verdicts: Row[] }
  const lines = asLines.stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as { id?: string; verdicts: Omit<Row, 'resource'>[] })
  const streamed = lines.flatMap(({ id, verdicts }) => verdicts.map(row => ({ resource: id ?? null, ...row }) as Row))

  const engine = createDirectEngine()
  const page = pageOn(engine, route, cluster)
  page.getState().addSources([{ name: file, content: new Blob([text]) }])
  await settled(page)
  const shared = await engine.ask('share', { view: viewStateOf(page.getState()), compared: false })
  const report = JSON.parse(new TextDecoder().decode(await engine.ask('report', {}))) as { verdicts: Row[] }
  const receiver = createPageStore(createDirectEngine(), { language: 'en', theme: 'system' })
  await receiver.getState().openLink(shared.numbers.text)
  const onPage = answeredOf(page.getState())
  const opened = answeredOf(receiver.getState())
  if (!onPage || !opened) throw new Error('no answer')
  return {
    headlines: {
      text: asText.stdout.split('\n')[0],
      page: headlineText(onPage.headline),
      link: headlineText(opened.headline),
    },
    verdicts: {
      text: /^\* (fits|tight|refused|not measured) /m.exec(asText.stdout)?.[1],
      json: worst(json.verdicts, route),
      ndjson: worst(streamed, route),
      page: onPage.chosen.verdict,
      link: opened.chosen.verdict,
      report: worst(report.verdicts, route),
    },
    statuses: [asText.status, asJson.status, asLines.status],
    rows: { json: json.verdicts, report: report.verdicts },
    asked: { sent: page.getState().question, received: receiver.getState().question },
  }
}

test('text, JSON, NDJSON, page, link and report give one answer to a question', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ text, route, held: [limit, size], more, preset, tightOver }) => {
      const own = more === null ? {} : { [limit]: bytes(size + more) }
      const { headlines, verdicts, statuses, rows, asked } = await answersTo(text, route, { preset, own, tightOver })
      expect(new Set(Object.values(headlines)), JSON.stringify(headlines)).toHaveLength(1)
      expect(new Set(Object.values(verdicts)), JSON.stringify(verdicts)).toHaveLength(1)
      expect(new Set(statuses)).toHaveLength(1)
      if (verdicts.json === 'refused') expect(statuses[0]).toBe(1)
      expect(verdicts.json).not.toBe('unknown')
      // Not only on the route that was asked about.
      expect(rows.report).toEqual(rows.json)
      expect(asked.received).toEqual(asked.sent)
    }),
    { numRuns: runs(8, 400) },
  )
}, 600_000)

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Load, loadResources } from '../resource'
import { runs } from '../testing/runs'
import type { Plan, PlanSettings } from './plan'
import { planBundles } from './plan-bundles'
import { writeDocuments } from './write-documents'

// Golden plans as text: `golden/edges.yaml` has every class of edge, circles, kinds from elsewhere, webhooks, an
// aggregated API and a chain of cert-manager; the texts beside it what becomes of it under some presets. `vitest -u`
// writes them anew; a person reads the difference.

const at = (name: string): URL => new URL(`golden/${name}`, import.meta.url)
const yaml = readFileSync(fileURLToPath(at('edges.yaml')), 'utf8')
const documents = yaml.split(/^---\n/m).filter(text => /^kind:/m.test(text))

const settings: PlanSettings = { preset: 'stages', form: 'text', target: 'kubectl', maxBytes: null, name: 'edges' }

function loaded(texts: readonly string[]): Load {
  return loadResources([{ name: 'edges.yaml', bytes: new TextEncoder().encode(texts.join('---\n')) }])
}

function planned(load: Load, preset: PlanSettings['preset']): Plan {
  const all = { ...settings, preset }
  return planBundles(load, writeDocuments(load, all), all)
}

/**
 * The plan as a person reads it: bundles with what they hold and after what, then what is missing and what gave way.
 */
function drawn(load: Load, { bundles, stages, missing, loosened, broken }: Plan): string {
  const nameOf = (index: number): string => `${load.resources[index]?.kind} ${load.resources[index]?.name}`
  const lines = bundles.flatMap(({ name, placements }) => [
    name,
    ...placements.map(({ resource, reasons }) => {
      const needs = reasons.flatMap(reason =>
        reason.code === 'after' ? [`${nameOf(reason.resource)} (${reason.strength})`] : [],
      )
      const outside = reasons.some(({ code }) => code === 'kind-not-in-input') ? ', of a kind from elsewhere' : ''
      return `  ${nameOf(resource)}${outside}${needs.length > 0 ? `, after ${needs.join(', ')}` : ''}`
    }),
    ...stages
      .filter(stage => stage.bundles.at(-1) === name)
      .flatMap(({ waits }) =>
        waits.map(({ until, resources }) => `  wait: ${until} ${resources.map(nameOf).join(', ')}`),
      ),
  ])
  return [
    ...lines,
    'missing',
    ...missing.map(
      ({ kind, name, strength, neededBy }) => `  ${kind} ${name}, ${strength}, by ${neededBy.map(nameOf).join(', ')}`,
    ),
    'not kept, since they need each other',
    ...loosened.map(({ from, to, path, strength }) => `  ${nameOf(from)} -> ${nameOf(to)} (${strength}, ${path})`),
    'broken',
    ...broken.map(({ from, to }) => `  ${nameOf(from)} -> ${nameOf(to)}`),
    '',
  ].join('\n')
}

test.each(['stages', 'crds-apart', 'by-kind', 'by-component'] as const)('the plan "%s" of every edge', async preset => {
  const load = loaded(documents)
  await expect(drawn(load, planned(load, preset))).toMatchFileSnapshot(fileURLToPath(at(`${preset}.txt`)))
})

test('in whatever order the documents come, the same stands in each stage, and nothing is broken', () => {
  const inStages = (texts: readonly string[]): [string, string[]][] => {
    const load = loaded(texts)
    const plan = planned(load, 'stages')
    expect(plan.broken).toEqual([])
    return plan.bundles.map(({ name, placements }) => [
      name,
      placements.map(({ resource }) => load.resources[resource]?.id ?? '').toSorted(),
    ])
  }
  const expected = inStages(documents)
  fc.assert(
    fc.property(fc.shuffledSubarray(documents, { minLength: documents.length }), texts => {
      expect(inStages(texts)).toEqual(expected)
    }),
    { numRuns: runs(50, 500) },
  )
})

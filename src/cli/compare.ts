import { parseArgs } from 'node:util'
import { analyze, sameObjects } from '../core/analysis'
import { bundlesToApply, type ComparedBundle, type Comparison, compareAnalyses } from '../core/compare'
import type { PlanSettings } from '../core/plan'
import { buildExport } from '../core/proof'
import { type RouteId, routes } from '../core/route'
import { defaultJudgeSettings } from '../core/verdict'
import { choose } from './choose'
import { command, WrongUsage } from './command'
import { compareText } from './compare-text'
import { readInputs } from './read-inputs'
import { splitCommand } from './split'
import { outputConflict, writeOutput } from './write-output'

export interface CompareArguments {
  readonly before: string
  readonly after: string
  readonly json: boolean
  /** The routes whose new refusals decide the exit status. */
  readonly routes: readonly RouteId[]
  readonly failOn: 'refused' | 'change'
  /** A plan of the later input, of which the bundles to apply again are said, and written where `out` is given. */
  readonly plan: PlanSettings | null
  readonly out: string | null
}

/** `plimsoll compare`: what became of each resource between two inputs, and which bundles an upgrade applies again. */
export const compareCommand = command<CompareArguments>({
  name: 'compare',
  usage: [
    'compare BEFORE AFTER [--json] [--route ID]... [--fail-on refused|change]',
    '[--plan PRESET [options of split] [--out DIR|FILE.zip]]',
  ],
  about: [
    'compare says what was added, is gone, grew or shrank, and what a way in refuses now and did not before. With --plan it says which bundles of',
    'the later input an upgrade has to apply again, and writes only those to --out. Exit status 1 where a judged route newly refuses something,',
    'or with --fail-on change where anything differs.',
  ],

  read(words) {
    const { own, plan } = takeApart(words)
    const { values, positionals } = parseArgs({
      args: own,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        route: { type: 'string', multiple: true, default: ['client-side-apply'] },
        'fail-on': { type: 'string', default: 'refused' },
        out: { type: 'string' },
      },
    })
    const [before, after, ...more] = positionals
    if (before === undefined || after === undefined || more.length > 0) {
      throw new WrongUsage('compare takes two inputs, the earlier one first')
    }
    if (values.out !== undefined && plan.length === 0) throw new WrongUsage('--out goes with --plan')
    const judged = values.route.map(id =>
      choose(
        '--route',
        id,
        routes.map(route => route.id),
      ),
    )
    return {
      ...{ before, after, json: values.json, routes: judged },
      failOn: choose('--fail-on', values['fail-on'], ['refused', 'change']),
      plan: plan.length === 0 ? null : splitCommand.read([...plan, '--out', values.out ?? '-']).settings,
      out: values.out ?? null,
    }
  },

  async run({ before, after, json, routes: judged, failOn, plan, out: target }, { out, err }) {
    const conflict = target === null ? null : outputConflict(target)
    if (conflict !== null) {
      await err.write(`plimsoll: ${conflict}\n`)
      return 2
    }
    const inputs = [readInputs([before]), readInputs([after])] as const
    for (const { path, reason } of inputs.flatMap(({ failures }) => failures)) {
      await err.write(`plimsoll: cannot read ${path}: ${reason}\n`)
    }
    if (inputs.some(input => input.inputs === 0)) return 2
    const [earlier, later] = inputs.map(input => analyze(input.sources, { opened: input, essentials: true }))
    if (!earlier || !later) return 2
    const same = sameObjects(earlier, later)
    const comparison = compareAnalyses(earlier.analysis, later.analysis, same, defaultJudgeSettings)
    const bundles = plan ? bundlesToApply(comparison, buildExport(later.load, plan).plan) : null
    if (json) await out.write(`${JSON.stringify({ ...comparison, bundles }, null, 2)}\n`)
    else await out.write(compareText(comparison, earlier.analysis, later.analysis, bundles))
    if (plan && bundles && target !== null) {
      const only = { ...plan, bundles: again(bundles) }
      try {
        writeOutput(target, buildExport(later.load, only))
      } catch (error) {
        await err.write(`plimsoll: cannot write ${target}: ${error instanceof Error ? error.message : String(error)}\n`)
        return 2
      }
      if (!json) await out.write(`\nWritten to ${target}: ${again(bundles).join(', ') || 'no bundle'}.\n`)
    }
    return fails(comparison, judged, failOn) ? 1 : 0
  },
})

/** Words of `split` that say how to plan, each with its value; the others are of `compare`. */
const planWords: ReadonlySet<string> = new Set(['--plan', '--max-bytes', '--form', '--export', '--option', '--name'])

function takeApart(words: readonly string[]): { own: string[]; plan: string[] } {
  const own: string[] = []
  const plan: string[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (!planWords.has(word.split('=')[0] ?? '')) own.push(word)
    else if (word.includes('=')) plan.push(word)
    else plan.push(word, words[++at] ?? '')
  }
  return { own, plan }
}

function again(bundles: readonly ComparedBundle[]): string[] {
  return bundles.filter(({ toApply }) => toApply.length > 0).map(({ name }) => name)
}

function fails({ counts, resources }: Comparison, judged: readonly RouteId[], failOn: 'refused' | 'change'): boolean {
  if (failOn === 'change') return counts.same < resources.length
  return resources.some(({ newlyRefused }) => newlyRefused.some(route => judged.includes(route)))
}

import { parseArgs } from 'node:util'
import { analyze } from '../core/analysis'
import { bytes } from '../core/bytes'
import { appliers } from '../core/export'
import type { PlanSettings } from '../core/plan'
import { buildExport } from '../core/proof'
import { choose } from './choose'
import { chooseKeySplits } from './choose-key-splits'
import { command, NothingReadable, WrongUsage } from './command'
import { aboutOption, readOptions } from './export-options'
import { problemLine } from './problem-words'
import { readInputs } from './read-inputs'
import { splitText } from './split-text'
import { writeLines } from './write-lines'
import { requireFree, writeOutput } from './write-output'

const presets = ['crds-apart', 'stages', 'fit', 'by-kind', 'by-namespace', 'by-component', 'one-each'] as const

export interface SplitArguments {
  readonly paths: readonly string[]
  readonly settings: PlanSettings
  /** Patterns of ConfigMaps and Secrets that become several. */
  readonly splitByKey?: readonly string[]
  /** A folder, or a file ending `.zip`. */
  readonly out: string
}

/** `plimsoll split`: writes bundles with a proof. Nothing that is there already is overwritten. */
export const splitCommand = command<SplitArguments>({
  name: 'split',
  usage: [
    `split   [FILE|DIR|-]... --plan ${presets.join('|')}`,
    '[--max-bytes N] [--max-resources N] [--form text|json|auto] [--include PATTERN]... [--exclude PATTERN]...',
    '[--split-by-key PATTERN]...',
    '[--export TARGET [--option KEY=VALUE]...] [--name NAME] --out DIR|FILE.zip',
  ],
  about: [
    'split writes bundles that go in, with a proof that they hold what came in. --form auto keeps the text and writes JSON where only that fits.',
    'Patterns: kind:K, name:N, K/N, group:G, namespace:N (ns:), label:KEY=VALUE, or a bare kind or name; * and ? stand for any characters.',
    '--split-by-key makes several of each ConfigMap and Secret that a pattern matches, by their keys, and rewrites all that names them.',
    'Targets and their options, with defaults:',
    ...appliers.flatMap(({ id, options }) => [
      `  ${id}`,
      ...options.map(option => `    ${`${option.name}=${option.default}`.padEnd(36)} ${aboutOption(option)}`),
    ]),
  ],

  read(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        plan: { type: 'string' },
        'max-bytes': { type: 'string' },
        form: { type: 'string', default: 'text' },
        export: { type: 'string', default: 'kubectl' },
        name: { type: 'string', default: 'bundles' },
        option: { type: 'string', multiple: true, default: [] },
        include: { type: 'string', multiple: true, default: [] },
        exclude: { type: 'string', multiple: true, default: [] },
        'max-resources': { type: 'string' },
        'split-by-key': { type: 'string', multiple: true, default: [] },
        out: { type: 'string' },
      },
    })
    const preset = choose('--plan', values.plan, presets)
    const form = choose('--form', values.form, ['text', 'json', 'auto'])
    const target = choose(
      '--export',
      values.export,
      appliers.map(({ id }) => id),
    )
    const options = readOptions(target, values.option)
    const maxBytes = positive('--max-bytes', 'bytes', values['max-bytes'])
    const maxResources = positive('--max-resources', 'resources', values['max-resources'])
    if (!/^[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?$/.test(values.name)) {
      throw new WrongUsage('--name takes at most 40 lower-case letters, digits and hyphens')
    }
    if (!values.out) throw new WrongUsage('--out DIR or --out FILE.zip says where the bundles go')
    const settings = {
      ...{ preset, form, target, options, name: values.name },
      maxBytes: maxBytes === null ? null : bytes(maxBytes),
      maxResources,
      filter: { include: values.include, exclude: values.exclude },
    }
    return { paths: positionals, settings, splitByKey: values['split-by-key'], out: values.out }
  },

  async run({ paths, settings, splitByKey = [], out: target }, runner) {
    requireFree(target)
    const opened = await readInputs(paths, runner)
    const { analysis, load } = analyze(opened.sources, { opened, essentials: true })
    await writeLines(runner.err, analysis.problems.map(problemLine))
    if (!load.resources.some(resource => resource.readable)) throw new NothingReadable()

    const { choices, unmatched } = chooseKeySplits(load, settings, splitByKey)
    await writeLines(
      runner.err,
      unmatched.map(pattern => `plimsoll: --split-by-key ${pattern} matches no ConfigMap or Secret`),
    )
    const built = buildExport(load, { ...settings, keySplits: choices })
    await writeOutput(target, built)
    await writeLines(runner.out, splitText(load, built, target))
    const broken = unmatched.length > 0 || analysis.problems.some(({ severity }) => severity === 'error')
    const complete =
      built.proof.passed &&
      built.proof.weights.every(({ bytes: size, max }) => size <= max) &&
      built.plan.unplaced.length === 0 &&
      built.plan.unparsed.length === 0 &&
      built.splits.every(({ parts }) => parts.length > 0)
    return broken || !complete ? 1 : 0
  },
})

function positive(option: string, unit: string, word: string | undefined): number | null {
  if (word === undefined) return null
  const count = Number(word)
  if (!(Number.isSafeInteger(count) && count > 0))
    throw new WrongUsage(`${option} takes a number of ${unit}, not '${word}'`)
  return count
}

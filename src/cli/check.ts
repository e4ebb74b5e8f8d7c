import { command } from './command'
import { type InputRequest, inputRequest, isEmpty } from './input-request'
import { runCheck } from './run-check'
import type { Options } from './table/option'
import { askedForm, inputOptions, speechOptions } from './table/shared-options'
import { WrongUsage } from './wrong-usage'

/** The forms in which a check answers. */
const checkFormats = ['text', 'json', 'markdown', 'sarif', 'junit', 'github', 'csv'] as const

/** What `plimsoll check` is asked. */
export interface CheckArguments {
  /** The budgets file; null: the nearest here or above. */
  readonly config: string | null
  readonly baseline: string | null
  /** Where a baseline is written; null: nothing is written. */
  readonly written: string | null
  readonly format: (typeof checkFormats)[number]
  /** What is named; null: the inputs of the budgets file. */
  readonly input: InputRequest | null
  /** What is left out of folders, which counts for the inputs of the file too. */
  readonly options: InputRequest
  readonly quiet: boolean
  /** The day, in UTC, so that everybody who asks on one day gets one answer. */
  readonly today: string
}

const options = {
  ...inputOptions,
  config: {
    type: 'word',
    value: 'FILE',
    completes: 'files',
    about: 'the budgets file; without it .plimsoll.yaml, here or in a folder above',
  },
  baseline: {
    type: 'word',
    value: 'FILE',
    completes: 'files',
    about: 'what growth is measured from, in place of the baseline that the budgets file names',
  },
  'write-baseline': {
    type: 'word',
    value: 'FILE',
    completes: 'files',
    about: 'write the sizes as they are now, numbers and names only, and check nothing',
  },
  output: { type: 'word', short: 'o', choices: checkFormats, usual: 'text', about: 'how the answer is written' },
  json: { type: 'flag', about: 'the same as -o json' },
  ...speechOptions,
} as const satisfies Options

/** `plimsoll check`: holds manifests against the budgets of a project. */
export const checkCommand = command({
  args: '[FILE|DIR|-]...',
  about: [
    'Holds manifests against .plimsoll.yaml: routes by which they must fit, budgets in bytes or % of a limit, growth against a baseline, ignores that end. A line for each rule; exit status 1 where one fails, or a number that it needs is not known. Without a path the inputs of the file are read.',
    'The file: version: 1, inputs: [manifests/], routes: [server-side-apply], budgets: {annotations: 80 %, total json: 900 KiB, growth: 5 %}, baseline: .plimsoll-baseline.json. Its JSON Schema is schemas/budgets.json of the package.',
  ],
  options,
  examples: [
    { call: 'plimsoll check', says: 'in CI: every rule of .plimsoll.yaml' },
    {
      call: 'plimsoll check --write-baseline .plimsoll-baseline.json',
      says: 'take the sizes down, to measure growth from',
    },
  ],

  read({ args, values }): CheckArguments {
    const { config = null, baseline = null, 'write-baseline': written = null, quiet } = values
    if (baseline !== null && written !== null) {
      throw new WrongUsage('--baseline reads one and --write-baseline writes one: one of them at a time')
    }
    const input = inputRequest(args, values)
    return {
      ...{ config, baseline, written, quiet },
      format: askedForm(values, ['json']) ?? 'text',
      input: isEmpty(input) ? null : input,
      options: input,
      today: new Date().toISOString().slice(0, 10),
    }
  },

  run: runCheck,
})

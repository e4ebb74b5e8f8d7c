import { command } from './command'
import { type InputRequest, inputRequest } from './input-request'
import { runTop } from './run-top'
import type { Options } from './table/option'
import { askedForm, inputOptions, speechOptions } from './table/shared-options'
import { WrongUsage } from './wrong-usage'

/** What `plimsoll top` is asked. */
export interface TopArguments {
  readonly input: InputRequest
  readonly format: 'text' | 'json' | 'csv'
  /** So many rows of a table are shown. */
  readonly rows: number
}

const usualRows = 10

const options = {
  ...inputOptions,
  rows: { type: 'word', value: 'N', usual: String(usualRows), about: 'the most rows of each table' },
  output: {
    type: 'word',
    short: 'o',
    choices: ['text', 'json', 'csv'],
    usual: 'text',
    about: 'how the answer is written',
  },
  json: { type: 'flag', about: 'the same as -o json' },
  verbose: speechOptions.verbose,
} as const satisfies Options

/** `plimsoll top`: what takes the most room in etcd. */
export const topCommand = command({
  args: '[FILE|DIR|-]...',
  about: [
    'Adds up what objects take in etcd as they are given, with their status, managedFields and annotations: for a dump of a cluster. It says what managedFields and the copies of kubectl apply take of it, and what would be left without them. kubectl get leaves managedFields out unless it is told --show-managed-fields.',
  ],
  options,
  examples: [
    {
      call: 'kubectl get cm,secret,deploy -A -o yaml --show-managed-fields | plimsoll top -',
      says: 'what fills the etcd of a cluster',
    },
    { call: 'plimsoll top dump.yaml -o csv > top.csv', says: 'every kind, namespace and manager as a table' },
  ],

  read({ args, values }): TopArguments {
    const { rows = String(usualRows) } = values
    if (!/^[1-9]\d{0,5}$/.test(rows)) throw new WrongUsage(`--rows takes a whole number over 0, not '${rows}'`)
    return { input: inputRequest(args, values), format: askedForm(values, ['json']) ?? 'text', rows: Number(rows) }
  },

  run: runTop,
})

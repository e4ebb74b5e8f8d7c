import type { ClusterLimits } from '../core/limit'
import type { RouteId } from '../core/route'
import { command } from './command'
import { type InputRequest, inputRequest, isEmpty } from './input-request'
import { readCluster } from './read-limits'
import { runReport } from './run-report'
import type { Options } from './table/option'
import { clusterOptions, inputOptions, routeOption, speechOptions } from './table/shared-options'
import { WrongUsage } from './wrong-usage'

/** What `plimsoll report` is asked. */
export interface ReportArguments {
  readonly input: InputRequest
  readonly route: RouteId
  readonly cluster: ClusterLimits
  /** An earlier input, or the numbers of one; null: the card says nothing of a change. */
  readonly before: string | null
  readonly baseline: string | null
  readonly format: 'markdown' | 'html' | 'svg'
  readonly theme: 'light' | 'dark'
}

const options = {
  ...inputOptions,
  route: { ...routeOption, usual: 'client-side-apply' },
  ...clusterOptions,
  before: {
    type: 'word',
    value: 'FILE|DIR|-',
    completes: 'files',
    about: 'say what changed since this earlier input',
  },
  baseline: {
    type: 'word',
    value: 'FILE',
    completes: 'files',
    about: 'the same since a baseline that plimsoll check wrote: sizes only, no contents',
  },
  output: {
    type: 'word',
    short: 'o',
    choices: ['markdown', 'html', 'svg'],
    usual: 'markdown',
    about: 'how the card is written',
  },
  theme: { type: 'word', choices: ['light', 'dark'], usual: 'light', about: 'the colours of html and svg' },
  verbose: speechOptions.verbose,
} as const satisfies Options

/** `plimsoll report`: the size report card. */
export const reportCommand = command({
  args: '[FILE|DIR|-]...',
  about: [
    'Writes the card of an input: the sentence, the largest resources against the limit that decides, sums, digests of the files, the command that gives the same again; names and numbers only. With --before or --baseline also what changed. It judges nothing: exit status 0 whatever fits; analyze and check are for that.',
  ],
  options,
  examples: [
    { call: 'plimsoll report manifests/ --before released/ > size.md', says: 'a comment for a pull request' },
    { call: 'plimsoll report operator.yaml -o html > size.html', says: 'one file for a release page' },
  ],

  read({ args, values }): ReportArguments {
    const { route = 'client-side-apply', before = null, baseline = null, output = 'markdown', theme = 'light' } = values
    if (before !== null && baseline !== null) throw new WrongUsage('--before and --baseline exclude each other')
    const input = inputRequest(args, values)
    if (before === '-' && (isEmpty(input) || input.paths.includes('-'))) {
      throw new WrongUsage('standard input is read once: name a file for the input or for --before')
    }
    return {
      ...{ input, route, cluster: readCluster(values), before, baseline, theme },
      format: output,
    }
  },

  run: runReport,
})

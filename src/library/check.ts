import { analyze as analyzeSources, withCarrierSizes } from '../core/analysis'
import { asksGzip, type Baseline, type CheckReport, checkBudgets, readBaseline, readBudgets } from '../core/budget'
import { type CarrierSizes, routeOf } from '../core/route'
import { type Input, open } from './inputs'
import { InvalidOption, readText } from './options'

/** What `check` is asked. */
export interface CheckOptions {
  /** The text of a budgets file; its `inputs` and `baseline` are left to who reads files. */
  readonly budgets: string
  /** What stands for the budgets file in findings; `.plimsoll.yaml` where it is left out. */
  readonly file?: string
  /** What growth is measured from: a baseline, or its text. */
  readonly baseline?: Baseline | string
  /** The day in UTC by which ignores end, `2026-11-30`; today where it is left out. */
  readonly today?: string
}

/**
 * Holds inputs against a budgets file, as `plimsoll check` does. Throws `InvalidOption` for a budgets file or baseline
 * that makes no sense, and nothing else.
 */
export function check(inputs: Iterable<Input>, options: CheckOptions): CheckReport {
  const { file = '.plimsoll.yaml', baseline = null, today = new Date().toISOString().slice(0, 10) } = options
  const { budgets, problems } = readBudgets(readText('budgets', options.budgets))
  if (!budgets) {
    const said = problems.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`)
    throw new InvalidOption(`budgets: ${said.join('; ')}`)
  }
  const numbers =
    baseline === null ? null : readBaseline(typeof baseline === 'string' ? baseline : JSON.stringify(baseline))
  if (typeof numbers === 'string') throw new InvalidOption(`baseline: ${numbers}`)
  const opened = open(inputs)
  const { analysis, carried } = analyzeSources(opened.sources, { opened, essentials: !asksGzip(budgets.budgets) })
  const built = budgets.routes.reduce<CarrierSizes>(
    (known, { route }) => withCarrierSizes(known, carried, routeOf(route)),
    {},
  )
  return checkBudgets(budgets, { analysis, carried: built, baseline: numbers, file, today })
}

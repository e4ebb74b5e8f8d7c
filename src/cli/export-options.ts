import { type ApplierId, applierOf, type ExportOption, type OptionValues, optionProblems } from '../core/export'

import { WrongUsage } from './wrong-usage'

/**
 * Reads `KEY=VALUE` words for an applier. Throws `WrongUsage` for a key it does not know or a value it does not take.
 */
export function readOptions(applier: ApplierId, words: readonly string[]): OptionValues {
  const { options } = applierOf(applier)
  const given: Record<string, string> = {}
  for (const word of words) {
    const at = word.indexOf('=')
    if (at < 1) throw new WrongUsage(`--option takes KEY=VALUE, not '${word}'`)
    given[word.slice(0, at)] = word.slice(at + 1)
  }
  for (const { code, name, wants } of optionProblems(options, given)) {
    if (code === 'value') throw new WrongUsage(`--option ${name} takes ${wants}, not '${given[name]}'`)
    throw new WrongUsage(`${applier} has no option '${name}'${wants === '' ? '' : `; there are ${wants}`}`)
  }
  return given
}

/** What an option means, with its choices, for the help. */
export function aboutOption({ about, choices }: ExportOption): string {
  return choices ? `${about} (${choices.join(', ')})` : about
}

/** A choice that one exporter offers: plain data, so that one form and one flag of the command line serve all. */
export interface ExportOption {
  /** As the command line takes it: `--option field-manager=plimsoll`. Unique in its exporter. */
  readonly name: string
  /** What a form calls it, in English. */
  readonly label: string
  /** `flag` holds `true` or `false`, `choice` one of `choices`, the others a text of that form (`optionForms`). */
  readonly type: 'flag' | 'choice' | OptionForm
  readonly choices?: readonly string[]
  readonly default: string
  /** What it decides, for the command line's help: a clause in lower case. */
  readonly about: string
}

/** A value for every option of an exporter, by name. */
export type OptionValues = Readonly<Record<string, string>>

/**
 * What a text option may hold. The values are written by the same escaping rules as names of the input; this is to say
 * early what cannot work.
 */
export const optionForms = {
  label: {
    pattern: /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/,
    wants: 'lower-case letters, digits and hyphens, at most 63',
  },
  'label-key': {
    pattern: /^(?:[a-z0-9](?:[-.a-z0-9]{0,251}[a-z0-9])?\/)?[A-Za-z0-9](?:[-._A-Za-z0-9]{0,61}[A-Za-z0-9])?$/,
    wants: 'the key of a label',
  },
  'label-value': { pattern: /^[A-Za-z0-9](?:[-._A-Za-z0-9]{0,61}[A-Za-z0-9])?$/, wants: 'the value of a label' },
  version: {
    pattern: /^v?\d{1,9}\.\d{1,9}\.\d{1,9}(?:[-+][-+.0-9A-Za-z]{1,60})?$/,
    wants: 'a semantic version such as 1.2.3',
  },
  duration: { pattern: /^(?:[1-9]\d{0,4}[smh])+$/, wants: 'a duration such as 90s, 10m or 1h' },
  seconds: { pattern: /^[1-9]\d{0,4}$/, wants: 'seconds from 1 to 99999' },
  path: { pattern: /^[A-Za-z0-9_.][-A-Za-z0-9_./]{0,250}$/, wants: 'a relative path with /' },
  text: { pattern: /^\S(?:[^\p{Cc}]{0,250}\S)?$/u, wants: 'a text of one line' },
} as const

export type OptionForm = keyof typeof optionForms

/** What is wrong with a given option, as data. */
export interface OptionProblem {
  readonly code: 'unknown' | 'value'
  readonly name: string
  /** What would be taken instead. */
  readonly wants: string
}

/** The values of all options, defaults where none is given. */
export function completeOptions(options: readonly ExportOption[], given: OptionValues = {}): OptionValues {
  return Object.fromEntries(options.map(option => [option.name, usable(option, given[option.name]) ?? option.default]))
}

/** What cannot be taken of the given options, in the order given. */
export function optionProblems(options: readonly ExportOption[], given: OptionValues): OptionProblem[] {
  return Object.entries(given).flatMap(([name, value]): OptionProblem[] => {
    const option = options.find(candidate => candidate.name === name)
    if (!option) return [{ code: 'unknown', name, wants: options.map(each => each.name).join(', ') }]
    return usable(option, value) === null ? [{ code: 'value', name, wants: wanted(option) }] : []
  })
}

function usable(option: ExportOption, value: string | undefined): string | null {
  if (value === undefined) return null
  return accepts(option, value) ? value : null
}

function accepts({ type, choices, default: fallback }: ExportOption, value: string): boolean {
  // No text at all is what the default says it is.
  if (value === fallback) return true
  if (type === 'flag') return value === 'true' || value === 'false'
  if (type === 'choice') return choices?.includes(value) ?? false
  return optionForms[type].pattern.test(value)
}

function wanted({ type, choices }: ExportOption): string {
  if (type === 'flag') return 'true or false'
  return type === 'choice' ? (choices ?? []).join(' or ') : optionForms[type].wants
}

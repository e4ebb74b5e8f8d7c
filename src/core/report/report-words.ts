import { formatCount } from '../bytes'
import { type HeadlineSpeech, headlineWords, plainEnglish } from '../words'

/** The templates of a size report in English, besides those of the headline. Another language has the same keys. */
export const reportWords = {
  title: 'Size report',
  resource: 'resource',
  of: 'of {{max}}',
  whole: 'whole input',
  also: 'With {{route}}: {{fit}} of {{of}}.',
  smaller: '{{count}} smaller',
  resourcesOne: '1 resource',
  resources: '{{count}} resources',
  json: '{{bytes}} bytes of JSON',
  source: '{{bytes}} as written',
  gzip: '{{bytes}} gzip',
  change: 'change',
  changeText: '{{source}} bytes as written, {{json}} JSON',
  changeMost: '{{changes}}: {{largest}}',
  changeMore: '{{count}} more',
  sameVerdicts: 'verdicts the same',
  newlyRefused: '{{count}} newly refused',
  newlyTaken: '{{count}} newly fitting',
  since: '{{change}} bytes since the earlier version.',
  input: 'input',
  reproduce: 'reproduce',
  parts: '; ',
  and: ', ',
} as const

export type ReportKey = keyof typeof reportWords

/** How a language says a report. */
export interface ReportSpeech {
  /** For the language of a document: `en`. */
  readonly language: string
  readonly headline: HeadlineSpeech
  say(key: ReportKey, facts?: Readonly<Record<string, string | number>>): string
}

export const englishReport: ReportSpeech = {
  language: 'en',
  // With the marks of what was found.
  headline: { ...plainEnglish, say: (key, facts = {}) => filled(headlineWords[key], facts) },
  say: (key, facts = {}) => filled(reportWords[key], facts),
}

function filled(template: string, facts: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const fact = facts[name] ?? ''
    return typeof fact === 'number' ? formatCount(fact) : fact
  })
}

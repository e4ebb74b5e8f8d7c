import { problemTexts, valueTypes } from '../../../core/words'

export const problems = {
  problems: {
    title: 'Problems',
    error: 'error',
    warning: 'warning',
    at: '{{source}}, line {{line}}, column {{column}}',
    rest_one: 'The other document is analyzed.',
    rest_other: 'The other {{count}} documents are analyzed.',
    show: 'Show',
    showFor: 'Show {{source}}, line {{line}}',
    more_one: 'Show {{count}} more',
    more_other: 'Show {{count}} more',
    shownOf: '{{shown}} of {{count}} shown.',
  },
  valueType: valueTypes,
  /** The core says them in English. */
  problem: problemTexts,
}

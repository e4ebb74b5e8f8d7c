import { limits } from '../limit'
import type { RefusalReason } from '../verdict'
import { problemTexts, refusalText } from '../words'
import { budgetRule, type Finding, findingRules } from './finding'

/** What a rule is and what to do about it, in English. */
interface RuleWords {
  readonly what: string
  readonly help: string
}

/** The words of the rule of a finding: of a limit, a problem, a refusal for another reason, or a budget. */
export function ruleWords({ rule }: Pick<Finding, 'rule'>): RuleWords {
  const limit = limits.find(({ id }) => id === rule)
  if (limit) {
    return {
      what: sentence(`Limit of ${limit.enforcedBy}: ${limit.counts}`),
      help: `${limit.raise === null ? 'It cannot be raised.' : `It is raised by ${limit.raise}.`} \`plimsoll fix\` finds the smallest change that fits, \`plimsoll explain ${rule}\` says more.`,
    }
  }
  if (rule in problemTexts) {
    const { what, fix } = problemTexts[rule as keyof typeof problemTexts]
    return { what: sentence(withoutFacts(what)), help: withoutFacts(fix) }
  }
  if (rule in findingRules) {
    const what = findingRules[rule as keyof typeof findingRules]
    return { what: sentence(what), help: '`plimsoll analyze --route ROUTE` says more.' }
  }
  if (rule === 'ignore') {
    const what = 'An ignore of .plimsoll.yaml that has ended, or that lets nothing pass any more.'
    return { what, help: 'Look at what it hides, then take it out, or give it a later day.' }
  }
  if (rule.startsWith(budgetRule)) {
    const what = `A budget of .plimsoll.yaml: ${rule.slice(budgetRule.length)}.`
    return { what, help: '`plimsoll top` shows where the bytes are, `plimsoll fix` what can go.' }
  }
  const reason = refusalText({ reason: rule as RefusalReason })
  return { what: sentence(`Refused: ${reason}`), help: '`plimsoll fix` says what can be done about it.' }
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

/** Of a template what holds for every case. */
function withoutFacts(template: string): string {
  return template.replace(/\{\{\w+\}\}/g, '…')
}

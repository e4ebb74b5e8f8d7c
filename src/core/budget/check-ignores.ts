import type { ResourceReport } from '../analysis'
import type { Finding } from '../findings'
import type { Ignore } from './budgets'
import { matcherOf } from './patterns'
import type { RuleReport } from './rule-report'

/** An ignore of a budgets file while it is checked. */
export interface IgnoreUse {
  readonly ignore: Ignore
  readonly isExpired: boolean
  /** How often it was used. */
  count: number
  /** Whether it lets pass what one of these rules finds in a resource, which then counts as a use. */
  takes(resource: ResourceReport, rules: readonly string[]): boolean
}

/** One that has expired takes nothing any more. */
export function ignoresFor(ignores: readonly Ignore[], today: string): IgnoreUse[] {
  return ignores.map(ignore => {
    const matches = matcherOf(ignore.resource)
    const use: IgnoreUse = {
      ignore,
      isExpired: ignore.until < today,
      count: 0,
      takes(resource, rules) {
        const isTaken = (ignore.rule === null || rules.includes(ignore.rule)) && !use.isExpired && matches(resource)
        if (isTaken) use.count++
        return isTaken
      },
    }
    return use
  })
}

/** An expired ignore fails, so that what it hides is looked at again; one that is used for nothing is only said. */
export function checkIgnores(uses: readonly IgnoreUse[], file: string): RuleReport[] {
  return uses.map(({ ignore, isExpired, count }) => {
    const { resource, rule, reason, until, at } = ignore
    const name = `ignore ${resource}${rule === null ? '' : `, ${rule}`}`
    const message = isExpired
      ? `It ended with ${until} (${reason}): mend what it hides, or give it a later day.`
      : count === 0
        ? `Nothing of it is found any more (until ${until}, ${reason}): it can go.`
        : `${count} let pass until ${until}: ${reason}`
    const finding = (level: Finding['level']): Finding => ({
      ...{ rule: 'ignore', level, message: `${name}: ${message}`, source: file, line: at.line, column: at.column },
      ...{ resource: null, route: null, bytes: null, max: null },
    })
    return {
      kind: 'ignore',
      rule: name,
      verdict: isExpired ? 'fails' : 'holds',
      message,
      ...{ bytes: null, max: null, ignored: count },
      findings: isExpired ? [finding('error')] : count === 0 ? [finding('note')] : [],
    }
  })
}

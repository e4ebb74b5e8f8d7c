import type { Finding } from '../findings'

/** One rule of a budgets file, and whether it holds. */
export interface RuleReport {
  /** `documents`: all of the input can be read; a route; a budget; an ignore. */
  readonly kind: 'documents' | 'route' | 'budget' | 'ignore'
  /** As it is written in the file; of a route its id. */
  readonly rule: string
  /** `unknown`: a number that it needs is not known. It fails as what is broken does. */
  readonly verdict: 'holds' | 'fails' | 'unknown'
  /** What was found, as a sentence in English. */
  readonly message: string
  /** What was counted and what it may be at most; null where a rule is no number, or it is not known. */
  readonly bytes: number | null
  readonly max: number | null
  /** What is let pass by an ignore. */
  readonly ignored: number
  readonly findings: readonly Finding[]
}

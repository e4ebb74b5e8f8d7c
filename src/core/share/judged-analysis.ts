import { type Analysis, judge } from '../analysis'

/** An analysis with the verdicts that its sizes lead to. */
export function judgedAnalysis(sizes: Omit<Analysis, 'verdicts'>): Analysis {
  return { ...sizes, verdicts: judge(sizes.resources, sizes.whole) }
}

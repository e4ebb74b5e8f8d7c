import { useMemo } from 'react'
import type { Split } from '../../engine'
import { isSplitCurrent, useAnswer, usePage } from '../store'
import { answerOf, type SplitAnswer } from './bundle-facts'

/**
 * How the split on screen fares on the route of the question; the same object as long as nothing of it changes. Null
 * where there is no split.
 */
export function useSplitAnswer(split: Split | null): SplitAnswer | null {
  const isCurrent = usePage(isSplitCurrent)
  const answer = useAnswer(isCurrent ? 'bundles' : null, {})
  const reports = answer.state === 'value' ? answer.value : null
  return useMemo(() => split && answerOf(split, reports), [split, reports])
}

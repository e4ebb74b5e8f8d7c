import type { Split } from '../../engine'
import { useFixWords } from '../remedies'
import { type Answered, useAnswer, usePageStore } from '../store'
import { useWords } from '../words'
import type { SplitAnswer } from './bundle-facts'
import type { ShownResource } from './shown-resource'

/** The least change by which all bundles fit, where one is known. */
export interface SplitFix {
  /** Tagged for `Rich`. */
  readonly name: string
  readonly about: string
  /** How many of the resources then fit; null where only the next plan tells. */
  readonly after: { readonly fit: number; readonly of: number } | null
  readonly make: () => void
}

/**
 * Format first, of the resources alone that are over; else the smallest fix of the question. Null where none is known.
 */
export function useSplitFix(
  split: Split | null,
  answer: SplitAnswer | null,
  resources: readonly ShownResource[],
  answered: Answered,
): SplitFix | null {
  const { t } = useWords()
  const store = usePageStore()
  const words = useFixWords(answered)
  const unplaced = split?.plan.unplaced ?? []
  const outputSizes = split?.proof.outputSizes ?? []
  const asJson = unplaced.filter(({ wouldFit }) => wouldFit.includes('json'))
  const isFormat = asJson.length > 0 && asJson.length === unplaced.length
  const needsFix = (answer?.refused.length ?? 0) > 0 || outputSizes.some(({ bytes, max }) => bytes > max)
  const smallest = useAnswer(needsFix && !isFormat ? 'fix' : null, {})
  if (isFormat) {
    const [first] = asJson
    const ids = asJson.flatMap(({ resource }) => resources[resource]?.id ?? [])
    return {
      name: t('splitStep.asJson', {
        count: asJson.length,
        name: resources[first?.resource ?? -1]?.name?.split('.')[0] ?? '',
      }),
      about: t('splitStep.restStays', { count: asJson.length }),
      after: null,
      make: () => store.getState().writeAs('json', ids),
    }
  }
  if (smallest.state !== 'value') return null
  const fix = smallest.value
  const canTake = fix.remedies.length > 0 && !(fix.remedies.length === 1 && fix.remedies[0] === 'raise-limit')
  if (fix.outcome === 'none-needed' || fix.outcome === 'nothing' || !canTake) return null
  const { name, loses } = words(fix)
  const { goIn: fit, of } = fix.after
  return { name, about: loses, after: { fit, of }, make: () => store.getState().takeFix(fix) }
}

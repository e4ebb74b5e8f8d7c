import { useEffect, useState } from 'react'
import type { Split } from '../../engine'
import { saveFile } from '../../platform'
import { isSplitCurrent, usePage, usePageStore } from '../store'
import type { SplitAnswer } from './bundle-facts'

/** A zip to take away: at once where all of it holds, else only when that was asked. */
export interface Download {
  /** Begins: downloads, or asks where not all of it holds. */
  readonly begin: () => void
  readonly isAsking: boolean
  readonly stopAsking: () => void
  /** Downloads what is there. */
  readonly take: () => void
  /** Downloads once the next split holds. */
  readonly takeWhenFixed: () => void
  /** Why the last one failed. */
  readonly failed: string | null
}

/** Whether all of it reaches the cluster. */
export function isComplete({ proof }: Split, { refused }: SplitAnswer): boolean {
  return proof.passed && proof.outputSizes.every(({ bytes, max }) => bytes <= max) && refused.length === 0
}

export function useDownload(split: Split | null, answer: SplitAnswer | null): Download {
  const store = usePageStore()
  const isCurrent = usePage(isSplitCurrent)
  const [isAsking, setAsking] = useState(false)
  const [waitsFor, setWaitsFor] = useState<Split | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const complete = split !== null && answer !== null && isComplete(split, answer)

  async function save(): Promise<void> {
    setFailed(null)
    setAsking(false)
    const { zip, question } = store.getState()
    try {
      saveFile(`${question.plan.name}.zip`, await zip(), 'application/zip')
    } catch (error) {
      setFailed(error instanceof Error ? error.message : String(error))
    }
  }

  const take = (): void => void save()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the function is another at each time, and means the same
  useEffect(() => {
    if (!waitsFor || waitsFor === split || !isCurrent || !answer?.isKnown) return
    setWaitsFor(null)
    // What the fix left is asked about again.
    if (complete) take()
    else setAsking(true)
  }, [waitsFor, split, isCurrent, answer])

  return {
    begin: () => (complete ? take() : setAsking(true)),
    isAsking,
    stopAsking: () => setAsking(false),
    take,
    takeWhenFixed() {
      setAsking(false)
      setWaitsFor(split)
    },
    failed,
  }
}

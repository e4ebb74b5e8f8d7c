import { useMemo } from 'react'
import { summarizeUnder } from '../../core/analysis'
import { summaryWithRest } from '../../core/share'
import type { Weighed } from '../store'
import { useWords } from '../words'

/** "28 of 29 resources go in with `kubectl apply`; 1 needs `--server-side`." Tagged for `Rich`. */
export function useVerdictSentence({ analysis, ways, limits, unlisted = null }: Weighed): string {
  const { t } = useWords()
  const summary = useMemo(
    () => summaryWithRest(summarizeUnder(analysis, limits), unlisted),
    [analysis, limits, unlisted],
  )
  const { resources, applied, needServerSide, needCreate, refusedEverywhere, unreadable } = summary
  const tight = ways.find(({ id }) => id === 'client-side-apply')?.tight ?? 0

  function start(): string {
    if (resources === 0) return t('verdict.nothing')
    if (applied === resources) return t('verdict.all', { count: resources })
    if (applied === 0) return t('verdict.none', { count: resources })
    if (applied === 1) return t('verdict.someOne', { of: resources })
    return t('verdict.some', { goIn: applied, of: resources })
  }

  // One resource is spoken of, several are counted.
  const rest = resources === 1 ? 'verdict.it' : 'verdict.rest'
  const parts = [
    start(),
    ...(tight > 0 ? [t('verdict.tightly', { count: tight })] : []),
    ...(needServerSide > 0 ? [t(`${rest}.needServerSide`, { count: needServerSide })] : []),
    ...(needCreate > 0 ? [t(`${rest}.needCreate`, { count: needCreate })] : []),
    ...(refusedEverywhere > 0 ? [t(`${rest}.refusedEverywhere`, { count: refusedEverywhere })] : []),
    ...(unreadable > 0 ? [t('verdict.unreadable', { count: unreadable })] : []),
  ]
  return parts.join(t('verdict.separator')) + t('verdict.end')
}

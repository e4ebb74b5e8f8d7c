import { useEffect, useState } from 'react'
import { type PageStore, usePage, usePageStore } from '../store'

/** An answer of the engine, or why there is none; null until it comes. */
export type Answer<T> = { readonly value: T } | { readonly failed: string } | null

/** Asks again when what is asked, its `key`, or the weighed input changes; an older answer is dropped. A null question is not asked. */
export function useAnswer<T>(key: string, ask: ((store: PageStore) => Promise<T>) | null): Answer<T> {
  const store = usePageStore()
  const weighed = usePage(state => state.weighed)
  const [answer, setAnswer] = useState<{
    readonly for: unknown
    readonly key: string
    readonly answer: Answer<T>
  } | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says what `ask` asks
  useEffect(() => {
    if (!ask) return
    let isCurrent = true
    const settle = (settled: Answer<T>): void => {
      if (isCurrent) setAnswer({ for: weighed, key, answer: settled })
    }
    ask(store).then(
      value => settle({ value }),
      (error: unknown) => settle({ failed: error instanceof Error ? error.message : String(error) }),
    )
    return () => {
      isCurrent = false
    }
  }, [store, key, weighed, ask === null])

  return answer && answer.key === key && answer.for === weighed ? answer.answer : null
}

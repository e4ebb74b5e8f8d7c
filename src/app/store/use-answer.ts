import { useEffect, useRef, useState } from 'react'
import type { VerdictColumns } from '../../core/analysis'
import type { Bytes } from '../../core/bytes'
import type { RouteId } from '../../core/route'
import type { Calls, EngineCall } from '../../engine'
import type { AnswerTo } from './answer'
import { columnsOf, isJudgedBehind } from './answered'
import { answerIn } from './answers-slice'
import { usePage, usePageStore } from './use-page'

const pending = { state: 'pending', progress: null } as const

/**
 * Asks the engine and reads the answer, for the question and the input as they are: the one way in which a view does
 * so. A call of null asks nothing. It is asked again when the facts, or what the answer depends on, become others; an
 * older answer is then no answer any more.
 */
export function useAnswer<C extends EngineCall>(call: C | null, facts: Calls[C]['ask']): AnswerTo<C> {
  const store = usePageStore()
  const answer = usePage(state => (call === null ? null : answerIn(state, call, facts)))
  useEffect(() => {
    if (call !== null && answer === null) store.getState().want(call, facts)
  })
  return answer ?? pending
}

/**
 * The value of an answer; and while a newer one is awaited, the last for the same facts, where that does no harm: what
 * is edited stays readable.
 */
export function useLastAnswer<C extends EngineCall>(call: C, facts: Calls[C]['ask']): AnswerTo<C> {
  const answer = useAnswer(call, facts)
  const key = JSON.stringify(facts)
  const last = useRef<{ readonly key: string; readonly answer: AnswerTo<C> } | null>(null)
  if (answer.state !== 'pending') last.current = { key, answer }
  return last.current?.key === key ? last.current.answer : answer
}

/** The verdicts of a route on all resources; null until they are there. */
export function useVerdictColumns(route: RouteId): VerdictColumns | null {
  const isBehind = usePage(({ analyzed }) => analyzed !== null && isJudgedBehind(analyzed))
  useAnswer(isBehind ? 'verdicts' : null, { route })
  return usePage(state => columnsOf(state, route))
}

/**
 * How long the input has to stand before it is compressed: nobody waits for this number, and somebody may be typing.
 */
const quietFor = 600

/** The worker compresses some 10 MB in a second and does nothing else meanwhile. */
const compressedAtMost = 8 * 1024 * 1024

/**
 * The gzip size of the resource at this index, or of all sources (null). Null until it is known: it follows an answer
 * of its own accord.
 */
export function useGzip(resource: number | null): Bytes | null {
  const analyzed = usePage(state => state.analyzed)
  const [still, setStill] = useState<typeof analyzed>(null)
  useEffect(() => {
    const timer = setTimeout(() => setStill(analyzed), quietFor)
    return () => clearTimeout(timer)
  }, [analyzed])
  const sizes = resource === null ? analyzed?.analysis.whole : analyzed?.analysis.resources[resource]?.bytes
  const isAsked =
    analyzed !== null && still === analyzed && !analyzed.linked && (sizes?.source ?? 0) <= compressedAtMost
  const answer = useAnswer(isAsked ? 'gzip' : null, { resource })
  // A link has brought the number, or nothing that it could be made from.
  return sizes?.gzip ?? (answer.state === 'value' ? answer.value : null)
}

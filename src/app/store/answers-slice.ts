import type { Calls, EngineCall } from '../../engine'
import { type Answer, type AnswerTo, answerKey } from './answer'
import { failureOf, isAborted } from './failure-of'
import type { InputSlice } from './input-slice'
import type { QuestionSlice } from './question-slice'
import type { Slice } from './slice'

export interface AnswersSlice {
  /** Answers by `answerKey`: those for other states stay away from this one by their keys. */
  readonly answers: Readonly<Record<string, Answer<unknown>>>
  /** Asks the engine unless that was done; what failed is asked again only where `again`. */
  want<C extends EngineCall>(call: C, facts: Calls[C]['ask'], again?: boolean): void
  /**
   * Forgets the answers to a call, as what they were about is no more though no key says so; or all, as the input is
   * another.
   */
  forgetAnswers(call?: EngineCall): void
}

/** More answers than this are not kept; the oldest go. */
const mostKept = 200

export const createAnswersSlice: Slice<AnswersSlice, InputSlice & QuestionSlice> = (engine, { get, set }) => {
  const settle = (key: string, answer: Answer<unknown>): void => {
    const kept = Object.entries(get().answers).filter(([other]) => other !== key)
    set({ answers: Object.fromEntries([...kept.slice(-mostKept), [key, answer]]) })
  }

  return {
    answers: {},
    want(call, facts, again = false) {
      const key = answerKey(get(), call, facts)
      const known = get().answers[key]
      if (known && !(again && known.state === 'failure')) return
      const { analyzed } = get()
      settle(key, { state: 'pending', progress: null })
      /** Late, or forgotten meanwhile. */
      const isDropped = (): boolean => get().answers[key]?.state !== 'pending' || get().analyzed !== analyzed
      engine
        .ask(call, facts, {
          onProgress: progress => isDropped() || settle(key, { state: 'pending', progress }),
        })
        .then(
          value => isDropped() || settle(key, { state: 'value', value }),
          (error: unknown) => {
            if (isDropped()) return
            if (isAborted(error)) forget(([other]) => other === key)
            else settle(key, { state: 'failure', failure: failureOf(error) })
          },
        )
    },
    forgetAnswers: call => forget(([key]) => call === undefined || key.startsWith(`["${call}",`)),
  }

  function forget(isGone: (entry: [string, unknown]) => boolean): void {
    const entries = Object.entries(get().answers)
    const kept = entries.filter(entry => !isGone(entry))
    if (kept.length < entries.length) set({ answers: Object.fromEntries(kept) })
  }
}

/** What is known of an answer for the state as it is now; null where it was not asked for. */
export function answerIn<C extends EngineCall>(
  state: AnswersSlice & InputSlice & QuestionSlice,
  call: C,
  facts: Calls[C]['ask'],
): AnswerTo<C> | null {
  return (state.answers[answerKey(state, call, facts)] as AnswerTo<C> | undefined) ?? null
}

/** Its value, where it has come. */
export function valueIn<C extends EngineCall>(
  state: AnswersSlice & InputSlice & QuestionSlice,
  call: C,
  facts: Calls[C]['ask'],
): Calls[C]['answer'] | null {
  const answer = answerIn(state, call, facts)
  return answer?.state === 'value' ? answer.value : null
}

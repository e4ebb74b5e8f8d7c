import { planOf } from '../../core/question'
import { type Calls, dependsOn, type EngineCall, type Failure, type Progress } from '../../engine'
import type { InputSlice } from './input-slice'
import type { QuestionSlice } from './question-slice'

/** What is known of an answer of the engine. */
export type Answer<T> =
  | { readonly state: 'pending'; readonly progress: Progress | null }
  | { readonly state: 'value'; readonly value: T }
  | { readonly state: 'failure'; readonly failure: Failure }

export type AnswerTo<C extends EngineCall> = Answer<Calls[C]['answer']>

/** What an answer can depend on. */
export type Asked = Pick<InputSlice, 'analyzed' | 'later'> & Pick<QuestionSlice, 'question' | 'whatIf'>

/**
 * Names a call with all that its answer depends on: an answer that is kept under this key is one for the question and
 * the input of this state, and no other state has the key.
 */
export function answerKey<C extends EngineCall>(state: Asked, call: C, facts: Calls[C]['ask']): string {
  return JSON.stringify([call, facts, ...dependence(state, call)])
}

function dependence({ analyzed, later, question, whatIf }: Asked, call: EngineCall): unknown[] {
  const input = analyzed?.analysis.id ?? null
  const { route, cluster } = question
  switch (dependsOn[call]) {
    case 'nothing':
      return []
    case 'input':
      return [input]
    case 'cluster':
      return [input, cluster]
    case 'supposed':
      return [input, cluster, whatIf, Object.keys(later.carried)]
    case 'verdicts':
      return [input, route, cluster]
    case 'plan':
      return [input, route, cluster, planOf(question)]
  }
}

import { type CallOptions, type Engine, EngineError } from './engine'
import type { Call, Calls, Reply, SentCall } from './protocol'
import { serve } from './serve'
import { createSession } from './session'

/**
 * The same engine without a worker, for Node and tests. Signals are looked at before a call only: the core works
 * without a pause.
 */
export function createDirectEngine(): Engine {
  const waiting = new Map<number, (reply: Reply) => void>()
  const handle = serve(createSession(), reply => waiting.get(reply.id)?.(reply), Date.now)
  let nextId = 1
  let analyses = 0

  function ask<C extends Call>(
    call: C,
    facts: Calls[C]['ask'],
    options: CallOptions = {},
  ): Promise<Calls[C]['answer']> {
    options.signal?.throwIfAborted()
    const id = nextId++
    return new Promise((resolve, reject) => {
      waiting.set(id, reply => {
        if (reply.type === 'progress') {
          options.onProgress?.(reply.progress)
          return
        }
        waiting.delete(id)
        if (reply.type === 'answer') resolve(reply.answer as Calls[C]['answer'])
        else reject(new EngineError(reply.failure))
      })
      handle({ id, call, ...facts } as unknown as SentCall)
    })
  }

  return {
    setQuestion: (question, whatIf = null) => void ask('question', { question, whatIf }),
    analyze: async (input, options) => ask('analyze', { analysis: ++analyses, input }, options),
    ask: async (call, facts, options) => ask(call, facts, options),
    close: () => waiting.clear(),
  }
}

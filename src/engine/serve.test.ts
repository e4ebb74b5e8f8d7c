import { describe, expect, test } from 'vitest'
import { EngineError } from './engine'
import type { Reply, SentCall } from './protocol'
import { serve } from './serve'
import type { Session } from './session'

const request = (id: number): SentCall => ({ id, call: 'zip' })

/** Serves one session with a clock that is set by hand, and collects what is sent. */
async function served(answer: Session['answer'], requests: readonly SentCall[]): Promise<Reply[]> {
  const replies: Reply[] = []
  let time = 0
  const handle = serve(
    { answer },
    reply => replies.push(reply),
    () => time++,
  )
  for (const each of requests) handle(each)
  await new Promise(resolve => setImmediate(resolve))
  return replies
}

describe('serving', () => {
  test('answers in the order asked, each by its id', async () => {
    const answer: Session['answer'] = async ({ id }) => new Uint8Array([id])
    expect(await served(answer, [request(1), request(2)])).toEqual([
      { id: 1, type: 'answer', answer: new Uint8Array([1]) },
      { id: 2, type: 'answer', answer: new Uint8Array([2]) },
    ])
  })

  test('lets no exception out: known failures keep their code, others become internal', async () => {
    const failures = [
      new EngineError({ code: 'too-large', detail: '9 of 8' }),
      new RangeError('Array buffer allocation failed'),
      new TypeError('x is not a function'),
    ]
    const answer: Session['answer'] = async ({ id }) => {
      throw failures[id]
    }
    const replies = await served(answer, [request(0), request(1), request(2)])
    expect(replies).toEqual([
      { id: 0, type: 'failure', failure: { code: 'too-large', detail: '9 of 8' } },
      { id: 1, type: 'failure', failure: { code: 'out-of-memory', detail: 'Array buffer allocation failed' } },
      { id: 2, type: 'failure', failure: { code: 'internal', detail: 'x is not a function' } },
    ])
  })

  test('goes on after a failure', async () => {
    const answer: Session['answer'] = async ({ id }) => {
      if (id === 1) throw new Error('first')
      return new Uint8Array()
    }
    expect((await served(answer, [request(1), request(2)])).map(reply => reply.type)).toEqual(['failure', 'answer'])
  })

  test('sends progress seldom, but every new stage at once', async () => {
    const answer: Session['answer'] = async (_, onProgress) => {
      for (let done = 0; done < 120; done++) onProgress({ stage: 'reading', done, of: 120 })
      onProgress({ stage: 'compressing', done: 0, of: 1 })
      return new Uint8Array()
    }
    const progress = (await served(answer, [request(1)])).filter(reply => reply.type === 'progress')
    expect(progress.length).toBeLessThan(6)
    expect(progress.map(reply => reply.progress.stage)).toEqual([
      ...progress.slice(1).map(() => 'reading'),
      'compressing',
    ])
  })
})

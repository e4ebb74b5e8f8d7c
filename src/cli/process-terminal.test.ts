import { Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { outputOf } from './process-terminal'

describe('an output over a stream', () => {
  test('waits while the reader is behind', async () => {
    const taken: (() => void)[] = []
    const slow = new Writable({ highWaterMark: 4, write: (_chunk, _encoding, done) => taken.push(done) })
    let isWritten = false
    const writing = outputOf(slow)
      .write('more than four')
      .then(() => {
        isWritten = true
      })
    await Promise.resolve()
    expect(isWritten).toBe(false)
    taken[0]?.()
    await writing
    expect(isWritten).toBe(true)
  })

  test('goes on without a reader that has gone', async () => {
    const gone = new Writable({
      highWaterMark: 4,
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
    })
    const output = outputOf(gone)
    await output.write('more than four')
    await output.write('again')
    expect(gone.destroyed).toBe(true)
  })
})

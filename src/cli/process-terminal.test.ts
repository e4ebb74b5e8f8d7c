import { Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { ClosedPipe } from './command'
import { outputOf, screenOf } from './process-terminal'

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

  const failing = (code: string) =>
    outputOf(
      new Writable({
        write: (_chunk, _encoding, done) => done(Object.assign(new Error(`write ${code}`), { code })),
      }),
    )

  test('says that its reader has gone, every time', async () => {
    const output = failing('EPIPE')
    await expect(output.write('a')).rejects.toBeInstanceOf(ClosedPipe)
    await expect(output.write('b')).rejects.toBeInstanceOf(ClosedPipe)
  })

  test('says why it cannot be written to', async () => {
    await expect(failing('ENOSPC').write('a')).rejects.toMatchObject({
      message: 'cannot write to standard output: no space is left on the device',
      status: 3,
    })
  })
})

test.each([
  [{ isTTY: true, columns: 120 }, {}, { columns: 120, hasColours: true }],
  [{ isTTY: true, columns: 0 }, {}, { columns: 80, hasColours: true }],
  [{ isTTY: true, columns: 80 }, { NO_COLOR: '1' }, { columns: 80, hasColours: false }],
  [{ isTTY: true, columns: 80 }, { NO_COLOR: '' }, { columns: 80, hasColours: true }],
  [{ isTTY: true, columns: 80 }, { TERM: 'dumb' }, { columns: 80, hasColours: false }],
  [{ isTTY: false, columns: 80 }, {}, undefined],
])('%j with %j shows %j', (stream, env, screen) => {
  expect(screenOf(stream, env).screen).toEqual(screen)
})

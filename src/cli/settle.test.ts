import { describe, expect, test } from 'vitest'
import { ClosedPipe, Failure, NothingReadable, type Runner, type Status } from './command'
import { outcomeOf } from './testing/outcome-of'

const unreadable = new Failure('cannot read a.yaml: permission denied', 3)
const missing = new Failure('cannot read b.yaml: there is no such file or folder', 2)

async function statusAfter(failures: readonly Failure[], end: () => Status): Promise<Status> {
  const run = async (runner: Runner): Promise<Status> => {
    for (const failure of failures) await runner.fail(failure)
    return end()
  }
  return (await outcomeOf(run)).status
}

function throwing(error: unknown): () => never {
  return () => {
    throw error
  }
}

describe('the exit status', () => {
  test.each<[Status, readonly Failure[], () => Status]>([
    [0, [], () => 0],
    [1, [], () => 1],
    [3, [unreadable], () => 0],
    [3, [unreadable], () => 1],
    [2, [missing], () => 1],
    [2, [unreadable, missing], () => 1],
    [3, [], throwing(unreadable)],
    [2, [], throwing(new NothingReadable())],
    [3, [unreadable], throwing(new NothingReadable())],
    [3, [], throwing(new TypeError('x is not a function'))],
    [2, [missing], throwing(new TypeError('x is not a function'))],
    [141, [unreadable], throwing(new ClosedPipe())],
  ])('is %i after %j', async (status, failures, end) => {
    expect(await statusAfter(failures, end)).toBe(status)
  })

  test('goes with a sentence on standard error, one line each', async () => {
    const { stdout, stderr } = await outcomeOf(async runner => {
      await runner.fail(new Failure('cannot read a\n::error::b: permission denied', 3))
      return throwing(new RangeError('Invalid string length'))()
    })
    expect(stdout).toBe('')
    expect(stderr.split('\n')).toEqual([
      'plimsoll: cannot read a\\n::error::b: permission denied',
      'plimsoll: the input is too large to be held in memory; give it in parts',
      '',
    ])
  })

  test('of a reader that has gone is silent', async () => {
    expect(await outcomeOf(async () => throwing(new ClosedPipe())())).toEqual({ stdout: '', stderr: '', status: 141 })
  })
})

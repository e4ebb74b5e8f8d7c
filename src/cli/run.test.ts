import { describe, expect, test } from 'vitest'
import { plimsollVersion } from '../core/analysis'
import { commands } from './commands'
import { run } from './run'
import { outcomeOf } from './testing/outcome-of'

const plimsoll = (...words: string[]) => outcomeOf(terminal => run(words, terminal))

describe('the command line', () => {
  test.each([['--help'], ['-h'], ['help']])('%s prints the usage of every command', async word => {
    const { stdout, stderr, status } = await plimsoll(word)
    expect([stderr, status]).toEqual(['', 0])
    for (const { name } of commands) expect(stdout).toContain(`plimsoll ${name}`)
  })

  test.each(commands.map(command => command.name))('%s --help prints its own usage only', async name => {
    const { stdout, status } = await plimsoll(name, '--help')
    expect(status).toBe(0)
    expect(stdout.match(/^ {2}plimsoll [a-z]+/gm)).toEqual([`  plimsoll ${name}`])
  })

  test('--version prints the version', async () => {
    expect(await plimsoll('--version')).toEqual({ stdout: `${plimsollVersion}\n`, stderr: '', status: 0 })
  })

  test.each([
    [[], 'say what to do'],
    [['weigh'], "no command 'weigh'"],
    [['analyze', '--jsn'], "Unknown option '--jsn'"],
    [['analyze', '--route', 'x'], "no route 'x'"],
    [['analyze', '--fail-on', 'x'], "--fail-on takes refused, tight or later, not 'x'"],
    [['split'], '--plan takes crds-first, stages'],
    [['split', '--plan', 'fit'], '--out DIR or --out FILE.zip says where'],
    [['split', '--plan', 'fit', '--out', 'x', '--max-bytes', '0'], '--max-bytes takes a number of bytes'],
    [['split', '--plan', 'fit', '--out', 'x', '--name', 'A'], '--name takes at most 40'],
  ])('%j is wrong usage', async (words, reason) => {
    const { stdout, stderr, status } = await plimsoll(...words)
    expect([stdout, status]).toEqual(['', 2])
    expect(stderr).toContain(reason)
    expect(stderr).toContain('Usage:')
  })
})

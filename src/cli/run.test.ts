import { describe, expect, test } from 'vitest'
import { plimsollVersion } from '../core/analysis'
import { commands } from './commands'
import { run } from './run'
import { outcomeOf } from './testing/outcome-of'

/** Lines of a terminal as it is opened by most. */
const oneScreen = 45

const plimsoll = (...words: string[]) => outcomeOf(terminal => run(words, terminal))

describe('the command line', () => {
  test.each([['--help'], ['-h'], ['help']])('%s prints the usage of every command', async word => {
    const { stdout, stderr, status } = await plimsoll(word)
    expect([stderr, status]).toEqual(['', 0])
    for (const { name } of commands) expect(stdout).toMatch(new RegExp(`^ {2}${name} `, 'm'))
  })

  test.each(commands.map(command => command.name))('%s --help prints its own usage only', async name => {
    const { stdout, status } = await plimsoll(name, '--help')
    expect(status).toBe(0)
    expect(stdout).toContain(`Usage: plimsoll ${name} `)
    expect(stdout.trimEnd().split('\n').length).toBeLessThanOrEqual(oneScreen)
  })

  test('--version prints the version', async () => {
    expect(await plimsoll('--version')).toEqual({ stdout: `${plimsollVersion}\n`, stderr: '', status: 0 })
  })

  test.each([
    [[], 'say what to do'],
    [['weigh'], "no command 'weigh'"],
    [['analyze', '--jsn'], 'analyze has no option --jsn; did you mean --json'],
    [['analyze', '--route', 'x'], "no route 'x'"],
    [['analyze', '--fail-on', 'x'], "--fail-on takes refused, tight or later, not 'x'"],
    [['analyze', '--route'], '--route wants a word after it: --route ROUTE'],
    [['analyze', '--route', '--json'], 'if --json is meant: --route=--json'],
    [['analyze', '--json=x'], '--json stands alone'],
    [['analyse'], "no command 'analyse'; did you mean analyze"],
    [['help', 'route'], "no help on 'route'; did you mean routes"],
    [['split', '--plan', 'stage'], '; did you mean stages'],
    [['split', '--plan', 'fit'], '--out DIR or --out FILE.zip says where'],
    [['split', '--plan', 'fit', '--out', 'x', '--max-bytes', '0'], '--max-bytes takes a number of bytes or a size'],
    [['split', '--plan', 'fit', '--out', 'x', '--name', 'A'], '--name takes at most 40'],
  ])('%j is wrong usage', async (words, reason) => {
    const { stdout, stderr, status } = await plimsoll(...words)
    expect([stdout, status]).toEqual(['', 2])
    expect(stderr).toContain(reason)
    expect(stderr).toMatch(/^plimsoll (help|[a-z]+ --help) says what there is\.$/m)
  })
})

import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { completionFor, shells } from './completion'
import { loadCommands } from './loaded'

const script = async (shell: (typeof shells)[number]) =>
  (await loadCommands().then(all => completionFor(shell, all))).join('\n')
const isThere = (program: string) => spawnSync(program, ['--version']).status === 0

test.skipIf(!isThere('bash')).each([
  [['an'], 'analyze'],
  [['analyze', '--ro'], '--route'],
  [['analyze', '--route', 'server'], 'server-side-apply server-dry-run'],
  [['analyze', '--route', '=', 'kap'], 'kapp'],
  [['split', '--plan', 'st'], 'stages'],
  [['completion', ''], shells.join(' ')],
  [['analyze', 'man'], ''],
])('bash completes %j', async (words, completed) => {
  const asked = `${await script('bash')}
    COMP_WORDS=(plimsoll "$@"); COMP_CWORD=$#; _plimsoll; echo "\${COMPREPLY[*]}"`
  const { stdout, stderr } = spawnSync('bash', ['-c', asked, 'bash', ...words], { encoding: 'utf8' })
  expect([stdout, stderr]).toEqual([`${completed}\n`, ''])
})

test.each(['zsh', 'fish'] as const)('%s reads its completion', async shell => {
  if (!isThere(shell)) return
  const { stderr, status } = spawnSync(shell, ['--no-execute', '/dev/stdin'], {
    input: await script(shell),
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([0, ''])
})

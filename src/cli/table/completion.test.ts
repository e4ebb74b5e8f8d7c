import { expect, test } from 'vitest'
import { completionFor, shells } from './completion'
import { loadCommands } from './loaded'
import { manPage } from './man-page'

test.each([...shells, 'man'] as const)('%s has every command with every option', async form => {
  const commands = await loadCommands()
  const lines = form === 'man' ? manPage(commands) : completionFor(form, commands)
  const text = lines.join('\n').replaceAll('\\-', '-')
  for (const { name, options } of commands) {
    expect(text).toContain(name)
    for (const option of Object.keys(options)) expect(text).toMatch(new RegExp(`(--|-l )${option}\\b`))
  }
  // A line of a manual that begins with a dot is a command of it.
  if (form === 'man') expect(lines.filter(line => /^[.'](?!(TH|SH|SS|PP|TP|B|br)\b)/.test(line))).toEqual([])
})

test('a word in quotes cannot end them', () => {
  const command = {
    ...{ name: 'x', summary: "it's", args: '', about: [], examples: [] },
    options: { o: { type: 'word', about: "it's [one]: a", choices: ["a'b"] } },
  } as const
  expect(completionFor('bash', [command]).join('\n')).toContain(`words='a'\\''b'`)
  expect(completionFor('zsh', [command]).join('\n')).toContain(`--o[it'\\''s \\[one\\]\\: a]`)
  expect(completionFor('fish', [command]).join('\n')).toContain(`'it\\'s'`)
})

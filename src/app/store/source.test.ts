import { describe, expect, test } from 'vitest'
import { joinSources, nameOfPaste } from './source'

const text = (content: string) => new Blob([content])
const present = [
  { id: 1, name: 'crds.yaml', content: text('a') },
  { id: 2, name: 'operator.yaml', content: text('b') },
]

describe('bringing sources in', () => {
  test('adds new ones after those that are there', () => {
    const { sources, replaced } = joinSources(present, [{ name: 'extra.yaml', content: text('c') }], 3)
    expect(sources.map(({ id, name }) => [id, name])).toEqual([
      [1, 'crds.yaml'],
      [2, 'operator.yaml'],
      [3, 'extra.yaml'],
    ])
    expect(replaced).toEqual([])
  })

  test('puts a file that comes in again in the place of the one it was', async () => {
    const { sources, replaced } = joinSources(present, [{ name: 'crds.yaml', content: text('edited') }], 3)
    expect(sources.map(({ name }) => name)).toEqual(['crds.yaml', 'operator.yaml'])
    expect(await sources[0]?.content.text()).toBe('edited')
    expect(replaced).toEqual(['crds.yaml'])
  })

  test('numbers different files of one batch that have the same name', () => {
    const twice = [1, 2, 3].map(() => ({ name: 'crds.yaml', content: text('x') }))
    expect(joinSources([], twice, 1).sources.map(({ name }) => name)).toEqual([
      'crds.yaml',
      'crds.yaml (2)',
      'crds.yaml (3)',
    ])
  })

  test('gives every paste a name of its own', () => {
    const first = { id: 1, name: nameOfPaste([]), content: text('a') }
    expect(first.name).toBe('pasted.yaml')
    expect(nameOfPaste([first])).toBe('pasted-2.yaml')
  })
})

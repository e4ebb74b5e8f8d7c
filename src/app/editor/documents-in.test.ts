import { expect, test } from 'vitest'
import { createDirectEngine } from '../../engine'
import { documentAt, documentsIn } from './documents-in'

const text = [
  'apiVersion: v1',
  'kind: Namespace',
  'metadata: {name: one}',
  '---',
  '',
  'apiVersion: v1',
  'kind: Namespace',
  'metadata: {name: two}',
  '',
].join('\n')

async function resources() {
  const { resources: found } = await createDirectEngine().analyze([
    { name: 'other.yaml', content: new Blob([text.replace('one', 'zero').replace('two', 'none')]) },
    { name: 'a.yaml', content: new Blob([text]) },
  ])
  return found
}

test('documents of a source are numbered in it, and keep their place in the analysis', async () => {
  const all = await resources()
  const whole = { name: 'a.yaml', size: text.length, start: 0, end: text.length, firstLine: 1 }
  expect(documentsIn(all, whole).map(({ index, number, line }) => [index, number, line])).toEqual([
    [2, 1, 1],
    [3, 2, all[3]?.line],
  ])
  const second = all[3]
  const [start = 0, end = 0] = second?.range ?? []
  expect(documentsIn(all, { ...whole, start, end, firstLine: second?.line ?? 1 })).toMatchObject([
    { index: 3, number: 2, line: 1 },
  ])
})

test('a line belongs to the document it stands in, what follows to the one before it', async () => {
  const documents = documentsIn(await resources(), {
    name: 'a.yaml',
    size: text.length,
    start: 0,
    end: text.length,
    firstLine: 1,
  })
  const names = [1, 3, 4, 7, 8, 100].map(line => documentAt(documents, line)?.resource.name)
  expect(names).toEqual(['one', 'one', 'one', 'two', 'two', 'two'])
  expect(documentAt(documents, 0)).toBeNull()
  expect(documentAt([], 1)).toBeNull()
})

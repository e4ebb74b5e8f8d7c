import { expect, test } from 'vitest'
import { createDirectEngine } from '../../engine'
import { findResource } from './find-resource'

test('a problem leads to the resource that holds its line; one of a source as a whole to none', async () => {
  const good = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'
  const { resources, problems } = await createDirectEngine().analyze([
    { name: 'a.yaml', content: new Blob([`${good}---\nkind: [broken\n`]) },
    { name: 'b.yaml', content: new Blob([' \n']) },
  ])
  const found = problems.map(problem => [problem.code, findResource(resources, problem)])
  expect(found).toContainEqual(['yaml-syntax', 1])
  expect(found).toContainEqual(['source-empty', null])
})

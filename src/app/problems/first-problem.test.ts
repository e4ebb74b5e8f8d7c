import { expect, test } from 'vitest'
import { analyze } from '../../core/analysis'
import { firstProblem } from './first-problem'

const problemsOf = (text: string) =>
  analyze([{ name: 'a.yaml', bytes: new TextEncoder().encode(text) }]).analysis.problems

test('a template is said to be one before its text is objected to', () => {
  const template = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  {{- include "x.labels" . | nindent 4 }}\n'
  expect(problemsOf(template).some(({ severity }) => severity === 'error')).toBe(true)
  expect(firstProblem(problemsOf(template))?.code).toBe('other-helm-template')
})

test('else it is the first that keeps something from being read, or the first there is', () => {
  const error = firstProblem(problemsOf('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\nkind: [broken\n'))
  expect(error).toMatchObject({ severity: 'error', line: 5 })
  expect(firstProblem(problemsOf('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'))).toBeUndefined()
})

import { expect, test } from 'vitest'
import { analyze, headlineOf, judgeRoutes } from '../analysis'
import { usual } from '../testing/asked'
import { headlineText } from './headline'

function said(text: string): string {
  const { analysis } = analyze([{ name: 'a.yaml', bytes: new TextEncoder().encode(text) }])
  const report = judgeRoutes({ ...analysis, carried: {} }, usual).find(({ route }) => route === 'client-side-apply')
  if (!report) throw new Error('no such route')
  return headlineText(headlineOf(report, usual, 0))
}

const configMap = (name: string, more: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n${more}\n`

test('of what is refused for its size the largest is named; what is refused whatever its size is not called so', () => {
  const large = (name: string, bytes: number) => configMap(name, `data: {a: ${'x'.repeat(bytes)}}`)
  expect(said(`${large('a', 300_000)}---\n${large('b', 400_000)}`)).toMatch(
    /2 are refused, the largest: ConfigMap b, annotations [\d,]+ of 262,144 bytes\.$/,
  )
  expect(said(`${configMap('a', 'extra: 1')}---\n${configMap('b', 'extra: 1')}`)).toMatch(
    /2 are refused, the first: ConfigMap a, it has a field that the server does not know\.$/,
  )
})

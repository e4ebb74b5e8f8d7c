import { expect, test } from 'vitest'
import { operatorWithCrds } from '../sample'
import { asked, usual } from '../testing/asked'
import { analyze } from './analyze'
import { judgeRoutes } from './judge-routes'
import type { SoFar } from './so-far'

test('says while reading how many there are, how many are refused and which is the largest', () => {
  const told: SoFar[] = []
  const bytes = new TextEncoder().encode(operatorWithCrds())
  const { analysis } = analyze([{ name: 'a.yaml', bytes }], {
    essentials: true,
    question: asked('client-side-apply'),
    onProgress: (_stage, _done, _of, soFar) => told.push(soFar),
  })
  expect(told[4]?.resources).toBe(5)
  expect(told.map(({ resources }) => resources)).toEqual(told.map(({ resources }) => resources).sort((a, b) => a - b))
  const largest = analysis.resources.toSorted((a, b) => b.bytes.source - a.bytes.source)[0]
  expect(told.at(-1)).toEqual({
    resources: analysis.resources.length,
    refused: judgeRoutes({ ...analysis, carried: {} }, usual)
      .filter(({ route }) => route === 'client-side-apply')
      .map(({ of, goIn }) => of - goIn)[0],
    largest: { kind: largest?.kind, name: largest?.name, bytes: largest?.bytes.source },
  })
  expect(told.at(-1)?.refused).toBe(1)
})

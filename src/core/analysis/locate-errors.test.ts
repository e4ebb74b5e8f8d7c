import { describe, expect, test } from 'vitest'
import { analyze } from './analyze'
import { locateErrors } from './locate-errors'

const configMap = (name: string, bytes: number): string =>
  `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {k: ${'x'.repeat(bytes)}}\n`
const weigh = (...texts: readonly string[]) =>
  analyze(texts.map((text, index) => ({ name: `in/${index + 1}.yaml`, bytes: new TextEncoder().encode(text) })))
    .analysis
const tooLong = (name: string): string =>
  `The ConfigMap "${name}" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes`

describe('a pasted error', () => {
  const analysis = weigh(configMap('a', 10) + configMap('b', 300_000), configMap('c', 300_000))

  test('is about the resource it names, on a way where that is refused', () => {
    expect(locateErrors(analysis, tooLong('b'))).toMatchObject([{ resources: [1], route: 'client-side-apply' }])
  })

  test('names a resource that is not in the input', () => {
    expect(locateErrors(analysis, tooLong('z'))).toMatchObject([
      { resources: [], resource: { kind: 'ConfigMap', name: 'z' } },
    ])
  })

  test('that names none is about those that meet the limit, in the file that it names', () => {
    const text = 'Request entity too large: limit is 3145728'
    const large = weigh(configMap('a', 3_200_000), configMap('b', 3_200_000) + configMap('c', 1))
    expect(locateErrors(large, text)[0]?.resources).toEqual([0, 1])
    expect(locateErrors(large, `error when creating "2.yaml": ${text}`)[0]?.resources).toEqual([1])
    expect(locateErrors(analysis, text)).toMatchObject([{ resources: [], route: 'client-side-apply' }])
  })
})

import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { isMapping, type Mapping } from '../../manifest'
import { fromJson } from '../../testing/from-json'
import { describeWithFixtures, sharedFixture, sharedFixtureJson } from '../../testing/shared-fixtures'
import { storedSize } from './stored-size'

describeWithFixtures('stored sizes against the real encoders', () => {
  test('60 built-in kinds with nearly every field set', () => {
    const sizes = sharedFixtureJson<Record<string, number>>('kubernetes-roundtrip/sizes.json')
    const found = Object.keys(sizes).map(file => {
      const text = new TextDecoder().decode(sharedFixture(`kubernetes-roundtrip/${file}`))
      return [file, storedSize(asObject(parse(text, { schema: 'core', intAsBigInt: true }))).bytes]
    })
    expect(found).toHaveLength(60)
    expect(Object.fromEntries(found)).toEqual(sizes)
  })

  test('200 sparse built-in objects, none of them with anything to report', () => {
    const cases = lines<{ size: number; object: unknown }>('builtin')
    expect(cases).toHaveLength(200)
    for (const { size, object } of cases) {
      const { bytes, known, findings } = storedSize(asObject(object))
      expect({ bytes, known, findings }, JSON.stringify(object)).toEqual({ bytes: size, known: 'exact', findings: [] })
    }
  })

  test('60 CRDs right after their creation', () => {
    const cases = lines<{ stored: number; crd: unknown }>('crd')
    expect(cases).toHaveLength(60)
    for (const { stored, crd } of cases) expect(storedSize(asObject(crd)).bytes, JSON.stringify(crd)).toBe(stored)
  })
})

function lines<T>(name: string): T[] {
  const text = new TextDecoder().decode(sharedFixture(`storage-synthetic/${name}.jsonl`))
  return text
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as T)
}

function asObject(json: unknown): Mapping {
  const value = fromJson(json)
  if (!isMapping(value)) throw new Error('no object')
  return value
}

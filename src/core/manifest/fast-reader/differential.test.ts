import { describe, expect, test } from 'vitest'
import { operatorWithCrds } from '../../sample'
import { compareReaders } from '../../testing/differential/compare-readers'
import { createDice } from '../../testing/differential/dice'
import { randomDocument } from '../../testing/differential/random-document'
import { yamlCases } from '../../testing/differential/yaml-cases'
import { equalValues } from '../equal-values'
import { readJson } from '../json-reader'
import { isMapping } from '../value'
import { readFast } from './read-fast'

describe('small documents of every part of the grammar', () => {
  const read = (yaml: string) => {
    const utf8 = new TextEncoder().encode(yaml)
    return readFast(new TextDecoder().decode(utf8), utf8)
  }

  test.each([...new Set(yamlCases.map(({ area }) => area))])('%s: read as kubectl reads them, or not at all', area => {
    const wrong = yamlCases.filter(({ area: of, yaml, kubectl }) => {
      const reading = of === area ? read(yaml) : null
      if (reading === null) return false
      const { value } = reading
      if (value === undefined || kubectl === 'refused') return value !== undefined || kubectl !== 'refused'
      if (kubectl === 'nothing') return value !== null
      if (kubectl === 'not a mapping') return isMapping(value)
      return !equalValues(value, readJson(kubectl).value ?? null)
    })
    expect(wrong).toEqual([])
  })

  test('19 of 20 that kubectl accepts are taken, anchors, aliases and tags apart', () => {
    const accepted = yamlCases.filter(({ area, kubectl }) => kubectl !== 'refused' && !area.startsWith('Anchors'))
    const taken = accepted.filter(({ yaml }) => read(yaml) !== null)
    expect(taken.length / accepted.length).toBeGreaterThan(0.95)
  })
})

describe('the fast and the general reader', () => {
  test('agree on the small documents', () => {
    expect(yamlCases.filter(({ yaml }) => compareReaders(yaml).outcome === 'different')).toEqual([])
  })

  // The long run is `npm run test:deep`, in bench/differential.mjs.
  test('agree on 4,000 documents printed and broken by chance', { timeout: 60_000 }, () => {
    const texts = [...operatorWithCrds().split(/^---\n/m), ...yamlCases.map(({ yaml }) => yaml)]
    const first = Math.floor(Math.random() * 2 ** 30)
    const documents = Array.from({ length: 4000 }, (_, i) => randomDocument(createDice(first + i), texts))
    const outcomes = documents.map(document => compareReaders(document).outcome)
    const different = outcomes.flatMap((outcome, i) =>
      outcome === 'different' ? [{ seed: first + i, document: documents[i] }] : [],
    )
    expect(different).toEqual([])
    expect(outcomes.filter(outcome => outcome === 'same').length).toBeGreaterThan(1500)
  })
})

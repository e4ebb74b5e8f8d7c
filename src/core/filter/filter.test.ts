import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ResourceReport } from '../analysis'
import { bytes } from '../bytes'
import { routes } from '../route'
import { runs } from '../testing/runs'
import { verdictWords } from '../verdict'
import { completeFilter, nearestFilter } from './complete-filter'
import { type FilterFacts, holds, matchesFilter } from './match-filter'
import { type Condition, comparisons, numberFields, readFilter, textFields, writeTerm } from './read-filter'

function resource(kind: string | null, name: string, namespace: string | null, size: number): ResourceReport {
  return { kind, name, namespace, source: 'deploy/all.yaml', bytes: { source: bytes(size) } } as ResourceReport
}

const input = [
  resource('CustomResourceDefinition', 'installations.operator.tigera.io', null, 1_376_625),
  resource('ConfigMap', 'dashboard', 'monitoring', 300_000),
  resource('Deployment', 'operator', 'tigera-operator', 2_000),
  resource('ClusterRole', 'system:node', null, 500),
  resource(null, 'odd', null, 10),
]

const facts: FilterFacts = {
  verdictOf: (index, route) => (index === 4 ? null : index === 0 && route !== 'server-side-apply' ? 'refused' : 'fits'),
  numberOf: ({ bytes: { source } }, _, field) => (field === 'size' ? source : field === 'share' ? source / 1e6 : null),
}

const found = (text: string) =>
  input.filter((each, index) => matchesFilter(readFilter(text), each, index, facts)).map(({ name }) => name)

describe('a filter', () => {
  test.each([
    ['', 5],
    ['kind:CRD', 1],
    ['kind:customresourcedefinition', 1],
    ['kind:CM,deploy', 2],
    ['kind:*Role', 1],
    ['-kind:CRD', 4],
    ['ns:monitoring', 1],
    ['namespace:tigera-*', 1],
    ['namespace:""', 3],
    ['source:all.yaml', 5],
    ['size>256Ki', 2],
    ['size:>=300000', 2],
    ['size<1kB size>100', 1],
    ['share>100%', 1],
    ['refused', 1],
    ['over:apply', 1],
    ['over:server-side', 0],
    ['fits', 3],
    // What is not known is neither.
    ['-refused', 3],
    ['dash', 1],
    ['"system:node"', 1],
    ['system:node', 1],
    ['crd tigera -dash', 1],
  ])('%s finds %d', (text, count) => {
    expect(readFilter(text).problems).toEqual([])
    expect(found(text)).toHaveLength(count)
  })

  test.each([
    ['knd:CRD', 'field', 'kind:CRD'],
    ['over:aply', 'route', 'over:apply'],
    ['size>lots', 'size', null],
    ['share>x', 'share', null],
    ['kind:', 'value', null],
    ['kind>3', 'value', 'kind:'],
    ['"open', 'quote', '"open"'],
  ])('%s is said to be wrong and filters nothing', (text, code, meant) => {
    expect(readFilter(text)).toEqual({ terms: [], problems: [{ code, text, meant }] })
  })

  const word = fc.string({ minLength: 1, maxLength: 8 }).map(text => text.replaceAll('"', '') || 'a')
  const condition: fc.Arbitrary<Condition> = fc.oneof(
    word.map(text => ({ type: 'word' as const, word: text })),
    fc.record({
      type: fc.constant('text' as const),
      field: fc.constantFrom(...textFields),
      values: fc.array(word, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant('number' as const),
      field: fc.constantFrom(...numberFields),
      is: fc.constantFrom(...comparisons),
      value: fc.nat(),
    }),
    fc.record({
      type: fc.constant('verdict' as const),
      verdict: fc.constantFrom('fits', 'tight', 'refused' as const),
      route: fc.option(fc.constantFrom(...routes.map(({ id }) => id))),
    }),
  )
  const term = fc.record({ condition, not: fc.boolean() })

  test('that is written is read as what it was', () => {
    fc.assert(
      fc.property(fc.array(term, { maxLength: 5 }), terms => {
        const read = readFilter(terms.map(writeTerm).join(' '))
        expect(read.problems).toEqual([])
        expect(read.terms.map(({ condition, not }) => ({ condition, not }))).toEqual(terms)
      }),
      { numRuns: runs(300, 20_000) },
    )
  })

  test('is read whatever is typed: each piece between blanks is a term or a problem, and no more is found with a term more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, more) => {
        const { terms, problems } = readFilter(text)
        const pieces = text.match(/(?:"[^"]*(?:"|$)|[^\s"])+/g) ?? []
        expect(terms.length + problems.length).toBe(pieces.length)
        if ((text.match(/"/g)?.length ?? 0) % 2 === 1) return
        const all = new Set(found(text))
        for (const name of found(`${text} ${more}`)) expect(all).toContain(name)
      }),
      { numRuns: runs(500, 20_000) },
    )
  })

  test('and its opposite divide what is known', () => {
    fc.assert(
      fc.property(condition, fc.constantFrom(...verdictWords), (asked, verdict) => {
        const known: FilterFacts = { verdictOf: () => verdict, numberOf: (_, index) => index }
        for (const [index, each] of input.entries()) {
          const [yes, no] = [false, true].map(not => holds({ condition: asked, not }, each, index, known))
          expect(yes).toBe(!no)
        }
      }),
      { numRuns: runs(200, 5_000) },
    )
  })
})

describe('a completion', () => {
  const offered = (text: string) => completeFilter(text, text.length, input).map(each => each.text)

  test('offers fields, then what is in the input', () => {
    expect(offered('ki')).toEqual(['kind:'])
    expect(offered('-na')).toEqual(['-namespace:', '-name:'])
    expect(offered('kind:c')).toEqual(['kind:CRD', 'kind:ConfigMap', 'kind:ClusterRole'])
    expect(offered('kind:CRD,depl')).toEqual(['kind:CRD,Deployment'])
    expect(offered('over:ser').slice(0, 2)).toEqual(['over:server-side', 'over:server-side-apply'])
    expect(offered('ref')).toEqual(['refused'])
  })

  test('takes the place of the term that the caret stands in', () => {
    expect(completeFilter('dash ki refused', 7, input)).toEqual([{ text: 'kind:', from: 5, to: 7, isOpen: true }])
  })

  test('never offers what cannot be read', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(20), (text, at) => {
        for (const { text: offer, isOpen } of completeFilter(text, Math.min(at, text.length), input))
          if (!isOpen) expect(readFilter(offer).problems).toEqual([])
      }),
      { numRuns: runs(300, 10_000) },
    )
  })
})

describe('where nothing matches', () => {
  test('a term is spelt as what is there', () => {
    expect(nearestFilter('kind:Deploymnt', input, facts)).toEqual({ text: 'kind:Deployment', count: 1 })
    expect(nearestFilter('dashbord', input, facts)).toEqual({ text: 'dashboard', count: 1 })
  })

  test('else the term goes that leaves most', () => {
    expect(nearestFilter('kind:CRD size<10', input, facts)).toEqual({ text: 'kind:CRD', count: 1 })
    expect(nearestFilter('zzzzzz', input, facts)).toBeNull()
  })

  test('what is proposed finds what it says', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), text => {
        const near = nearestFilter(text, input, facts)
        if (near) expect(found(near.text)).toHaveLength(near.count)
      }),
      { numRuns: runs(300, 10_000) },
    )
  })
})

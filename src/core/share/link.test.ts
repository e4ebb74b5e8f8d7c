import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Analysis, analyze, judgeRoutes, type RouteReport, verdictRows } from '../analysis'
import { deflate, inflateText } from '../archive'
import { bytes } from '../bytes'
import type { Sizes } from '../encoding'
import { firstPlan } from '../question'
import { sourceDigest } from '../resource'
import { samples } from '../sample'
import { asked, usual } from '../testing/asked'
import { fromBase64Url, toBase64Url } from './base64url'
import { mostCharacters } from './link'
import oldLinks from './old-links.json'
import { readLink } from './read-link'
import { withRest } from './rest-of'
import { assertComplete } from './upgraders'
import { writeComparisonLink, writeLink, writeTextLink } from './write-link'

const encode = (text: string) => new TextEncoder().encode(text)
const analyzeText = (...texts: string[]) =>
  analyze(texts.map((text, index) => ({ name: `home/someone/${index}.yaml`, bytes: encode(text) })))

function linkOf({ analysis, load, gzip }: ReturnType<typeof analyzeText>) {
  return writeLink(
    analysis,
    analysis.sources.map((_, index) => sourceDigest(load, index)),
    gzip,
    shown,
  )
}

const question = asked('helm-3-crds', {
  cluster: { ...usual, own: { 'etcd.request': bytes(2_000_000) } },
  plan: { ...firstPlan, preset: 'stages', moves: [{ resource: '/ConfigMap/default/a', to: '20-resources' }] },
})
const shown = { question, view: { measure: 'etcd' }, carried: { helmCrds: bytes(7) } }
const reportsOf = (analysis: Analysis) => judgeRoutes({ ...analysis, carried: shown.carried }, question.cluster)

const configMap = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {a: b}\n`
const sample = samples[0]?.make() ?? ''

/** Later writes do not stand in a link: they are missing where nobody measured them. */
function withoutLater(sizes: Sizes): Sizes {
  const { later: _, ...etcdValue } = sizes.etcdValue
  return { ...sizes, etcdValue }
}

describe('a link of numbers', () => {
  test('keeps what is refused whatever its size, and what falls with its CRD', () => {
    const crd = `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: ws.example.org, annotations: {a: ${'x'.repeat(270_000)}}}\nspec:\n  group: example.org\n  scope: Namespaced\n  names: {kind: W, plural: ws}\n  versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]\n`
    const custom = 'apiVersion: example.org/v1\nkind: W\nmetadata: {name: w}\n'
    const unknown = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\nextra: 1\n'
    const { analysis, ...rest } = analyzeText([configMap('good'), unknown, crd, custom].join('---\n'))
    const opened = readLink(linkOf({ analysis, ...rest }).text)
    if (opened.kind !== 'numbers') throw new Error(opened.kind)
    const words = (of: Analysis) =>
      [...verdictRows({ ...of, carried: {} }, usual)].flatMap(({ resource, route, verdict, reason }) =>
        resource === null ? [] : [`${route} ${resource} ${verdict} ${reason}`],
      )
    expect(words(opened.analysis)).toEqual(words(analysis))
    expect(words(analysis)).toContain('create example.org/W/default/w refused definition-refused')
    expect(words(analysis)).toContain('create /ConfigMap/default/a refused field-unknown')
  })

  test('gives the analysis back, without ranges, problems and folders', () => {
    const analyzed = analyzeText(sample, `${configMap('a')}---\n${configMap('a')}---\nkind: [broken\n`)
    const link = linkOf(analyzed)
    const opened = readLink(link.text)
    const { analysis } = analyzed
    const shortNames = (name: string) => name.replace('home/someone/', '')
    expect(opened).toEqual({
      kind: 'numbers',
      rest: null,
      problems: analysis.problems.length,
      before: null,
      analysis: {
        ...analysis,
        problems: [],
        sources: analysis.sources.map(source => ({ ...source, name: shortNames(source.name) })),
        resources: analysis.resources.map(resource => ({
          ...resource,
          source: shortNames(resource.source),
          bytes: withoutLater(resource.bytes),
          range: [0, 0],
          line: 1,
        })),
      },
      ...shown,
    })
    if (opened.kind !== 'numbers') return
    const readable = analysis.resources.flatMap(({ readable, id }) => (readable ? id : []))
    expect(opened.analysis.resources.flatMap(({ readable, id }) => (readable ? id : []))).toEqual(readable)
    const rows = (of: typeof analysis) =>
      [...verdictRows({ ...of, carried: {} }, question.cluster)].map(({ route, verdict, limit, bytes, max }) => [
        route,
        verdict,
        limit,
        bytes,
        max,
      ])
    expect(rows(opened.analysis)).toEqual(rows(analysis))
  })

  test('of 29 resources fits any chat', () => {
    const { text, listed, of } = linkOf(analyzeText(sample))
    expect([listed, of]).toEqual([29, 29])
    expect(text.length).toBeLessThan(4_000)
    expect(text).toMatch(/^1\.[\w-]+$/)
  })

  test('that would be too long holds the largest, in their order, and totals of the rest', () => {
    const many = Array.from({ length: 3_000 }, (_, index) =>
      configMap(`resource-${(index * 7919) % 3_000}-${index % 7}`),
    )
    // Small by their JSON, and yet over a limit or not to be read: they count though they are not listed.
    const generated = (prefix: string) => configMap('x').replace('name: x', `generateName: ${prefix}`)
    const odd = ['kind: [broken\n', generated('a-'), generated('b-')]
    const analyzed = analyzeText([...many, ...odd, sample].join('---\n'))
    const link = linkOf(analyzed)
    expect(link.text.length).toBeLessThanOrEqual(mostCharacters)
    expect(link.of).toBe(3_032)
    const opened = readLink(link.text)
    if (opened.kind !== 'numbers') throw new Error('no numbers')
    expect(opened.analysis.resources.length).toBe(link.listed)
    expect(opened.analysis.whole).toEqual(analyzed.analysis.whole)
    expect(opened.rest?.count).toBe(3_032 - link.listed)
    expect(opened.rest?.routes[0]).toEqual([
      'client-side-apply',
      'refused',
      3_032 - link.listed - 2,
      3_032 - link.listed - 1,
      0,
    ])
    const told = ({ decisive, heaviest, ...report }: RouteReport) => report
    const sent = reportsOf(analyzed.analysis)
    expect(withRest(reportsOf(opened.analysis), opened.rest, true).map(told)).toEqual(sent.map(told))
    // In another cluster nothing is known of what is only counted.
    const elsewhere = withRest(reportsOf(opened.analysis), opened.rest, false)
    expect(elsewhere.map(({ of }) => of)).toEqual(sent.map(({ of }) => of))
    for (const { goIn, unknown, of } of elsewhere) expect(goIn + unknown).toBeLessThanOrEqual(of)
    expect(elsewhere[0]?.unknown).toBe(3_032 - link.listed - 1)
    const ids = analyzed.analysis.resources.map(({ id }) => id)
    const positions = opened.analysis.resources.map(({ id }) => ids.indexOf(id))
    expect(positions).toEqual(positions.toSorted((a, b) => a - b))
    expect(opened.analysis.resources.some(({ kind }) => kind === 'CustomResourceDefinition')).toBe(true)
  })
})

describe('a link of a comparison', () => {
  const side = ({ analysis, load, gzip }: ReturnType<typeof analyzeText>) => ({
    analysis,
    digests: analysis.sources.map((_, index) => sourceDigest(load, index)),
    gzip,
    carried: shown.carried,
  })

  test('holds both analyses, each read as one alone is', () => {
    const [before, after] = [analyzeText(sample), analyzeText(sample, configMap('new'))]
    const link = writeComparisonLink(side(before), side(after), [3], shown)
    if (!('text' in link)) throw new Error('no link')
    const opened = readLink(link.text)
    const alone = (of: typeof before) => {
      const read = readLink(linkOf(of).text)
      return read.kind === 'numbers' ? read.analysis : null
    }
    expect(opened).toMatchObject({ kind: 'numbers', analysis: alone(after), question, before: { changed: [3] } })
    expect(opened.kind === 'numbers' && opened.before?.analysis).toEqual(alone(before))
    // An older page reads it as a link of the later input.
    expect(link.text).toMatch(/^1\./)
  })

  test('is not written where it would be too long: half of a comparison says something else', () => {
    const many = analyzeText(Array.from({ length: 900 }, (_, index) => configMap(`c-${index * 7919}`)).join('---\n'))
    const more = analyzeText(Array.from({ length: 1_200 }, (_, index) => configMap(`c-${index}`)).join('---\n'))
    const sides = [side(many), side(more)] as const
    expect(writeComparisonLink(...sides, [], shown)).toEqual({ characters: null })
  })

  test.each([
    ['no object', 'x', undefined],
    ['a place that is not there', null, [9]],
    ['no place', null, ['a']],
    ['half of the earlier one', { rest: { count: 1, routes: [] } }, undefined],
  ])('that says %s is broken', (_, before, changed) => {
    const text = linkOf(analyzeText(configMap('a'))).text
    const payload = JSON.parse(inflateText(fromBase64Url(text.slice(2)) ?? new Uint8Array(), 100_000) ?? '')
    const earlier = typeof before === 'string' ? before : { ...payload, ...before }
    const written = JSON.stringify({ ...payload, before: earlier, changed })
    expect(readLink(`1.${toBase64Url(deflate(encode(written)))}`)).toEqual({ kind: 'fault', fault: 'broken' })
  })
})

test('a link says which write after the first is refused', () => {
  const near = (bytes: number) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {a: ${'x'.repeat(bytes)}}\n`
  const cluster = { ...usual, own: { 'etcd.request': bytes(5_500) } }
  const laterOf = ({ resources }: Analysis) =>
    resources.map(resource =>
      judgeRoutes({ resources: [resource], whole, carried: {} }, cluster).map(({ later }) => later),
    )
  const { whole } = analyzeText(near(1)).analysis
  const found: unknown[] = []
  for (let size = 4_500; size < 5_500; size += 100) {
    const { analysis } = analyzeText(near(size))
    const sent = { ...shown, question: asked('create', { cluster }) }
    const opened = readLink(writeLink(analysis, ['0'.repeat(64)], () => null, sent).text)
    if (opened.kind !== 'numbers') throw new Error('no numbers')
    expect(laterOf(opened.analysis)).toEqual(laterOf(analysis))
    found.push(...laterOf(analysis).flat())
  }
  expect(found).toContain(1)
})

test('no value of a Secret is in a link, nor in what it unpacks to', () => {
  const value = fc.stringMatching(/^[A-Za-z0-9+ ]{4,40}$/).map(text => `zq${text}qz`)
  const secret = fc.record({ plain: value, coded: value, annotated: value, broken: fc.boolean() })
  fc.assert(
    fc.property(fc.array(secret, { minLength: 1, maxLength: 4 }), secrets => {
      const text = secrets
        .map(({ plain, coded, annotated, broken }, index) =>
          [
            'apiVersion: v1',
            'kind: Secret',
            `metadata:\n  name: s${index}\n  annotations:`,
            `    kubectl.kubernetes.io/last-applied-configuration: '{"data":{"a":"${annotated}"}}'`,
            `stringData: {"p": "${plain}"}`,
            `data:\n  c: ${Buffer.from(coded).toString('base64')}${broken ? ' [' : ''}`,
          ].join('\n'),
        )
        .join('\n---\n')
      const { text: link } = linkOf(analyzeText(text))
      const opened = JSON.stringify(readLink(link))
      for (const { plain, coded, annotated } of secrets) {
        for (const hidden of [plain, coded, annotated, Buffer.from(coded).toString('base64')]) {
          expect(link).not.toContain(hidden)
          expect(opened).not.toContain(hidden)
        }
      }
    }),
    { numRuns: 40 },
  )
})

test('a link with the text gives the text', () => {
  const texts = [['a.yaml', configMap('中文')]] as const
  expect(readLink(writeTextLink(texts))).toEqual({ kind: 'text', texts: [{ name: 'a.yaml', text: texts[0][1] }] })
})

describe('what is no good link', () => {
  const packedText = (json: string) => `1.${toBase64Url(deflate(encode(json)))}`
  const packed = (payload: unknown) => packedText(JSON.stringify(payload))
  const good = linkOf(analyzeText(configMap('a'))).text
  const payload = {
    plimsoll: '1',
    kubernetes: '1',
    documents: 1,
    sources: [],
    whole: { source: 1 },
    sizes: [],
    resources: [],
  }

  test.each([
    ['nothing', '', 'broken'],
    ['words', 'hello', 'broken'],
    ['a part of one', good.slice(0, -9), 'broken'],
    ['one with a character changed', `${good.slice(0, 20)}*${good.slice(21)}`, 'broken'],
    ['one of a newer page', `2${good.slice(1)}`, 'newer'],
    ['2 MB', `1.${'A'.repeat(2_000_000)}`, 'too-long'],
    ['a bomb', `1.${toBase64Url(deflate(new Uint8Array(30_000_000)))}`, 'broken'],
    ['a million resources', packed({ ...payload, resources: Array(600_000).fill(0) }), 'too-much'],
    ['no object', packed(17), 'broken'],
    ['resources without sizes', packed({ ...payload, resources: [[null, null, null, null, 0, 1, 3]] }), 'broken'],
    ['deep nesting', packedText(`{"plimsoll":${'['.repeat(50_000)}${']'.repeat(50_000)}}`), 'broken'],
    ['a digest that is none', packed({ ...payload, sources: [['a', 1, 1, '<img>']] }), 'broken'],
  ])('%s says why', (_, text, fault) => {
    expect(readLink(text)).toEqual({ kind: 'fault', fault })
  })

  test('whatever the text or payload, reading throws nothing', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), text => void readLink(`1.${text}`)))
    fc.assert(
      fc.property(fc.nat({ max: good.length - 3 }), fc.constantFrom(...'AZaz09-_'), (at, character) => {
        readLink(`${good.slice(0, at + 2)}${character}${good.slice(at + 3)}`)
      }),
      { numRuns: 300 },
    )
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(payload)), fc.jsonValue(), (key, value) => {
        expect(readLink(packed({ ...payload, [key]: value })).kind).not.toBe('text')
      }),
    )
  })
})

test('base64url is its own inverse', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 50 }), bytes => {
      expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes)
    }),
  )
})

test.each(oldLinks)('a link of version $version is read by every later page', ({ link, resources, source }) => {
  const opened = readLink(link)
  if (opened.kind !== 'numbers') throw new Error(opened.kind)
  expect(opened.analysis.resources.map(({ id, bytes }) => [id, bytes.source, bytes.annotations])).toEqual(resources)
  expect(opened.analysis.sources).toMatchObject([source])
})

test('a version without its upgrader is found when the module is loaded', () => {
  expect(() => assertComplete([{ from: 1 }], 3)).toThrow('version 2')
  expect(() => assertComplete([{ from: 1 }, { from: 2 }], 3)).not.toThrow()
})

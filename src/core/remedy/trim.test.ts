import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyze, trimFixOf, trimsOf } from '../analysis'
import { bytes } from '../bytes'
import { jsonDocument, jsonSize, messageNamed } from '../encoding'
import { isMapping, type Mapping, type Value } from '../manifest'
import { createValueReader } from '../resource'
import { asked, usual } from '../testing/asked'
import { fromJson } from '../testing/from-json'
import { runs } from '../testing/runs'
import { describeWithFixtures, sharedFixture } from '../testing/shared-fixtures'
import { proveTrim, type TrimWayId, trimmed, trimWayIds } from '.'
import { rootField } from './field'
import { firstSentence, shortened } from './shorten-text'
import { descriptionsOfSchemas, effectOf, type Trim } from './trim'
import { trimWay } from './trim-ways'

function crdOf(...versions: object[]): Mapping {
  return fromJson({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'prowjobs.prow.k8s.io' },
    spec: { group: 'prow.k8s.io', names: { kind: 'ProwJob', plural: 'prowjobs' }, scope: 'Namespaced', versions },
  }) as Mapping
}

const versionOf = (schema: unknown, name = 'v1', served = true): object => ({
  ...{ name, served, storage: served },
  schema: { openAPIV3Schema: schema },
})

/**
 * What controller-gen writes for a type of Kubernetes: every field with a text of its own, some of several sentences.
 */
function schemaOf(message: string, about: string, depth = 0): object {
  const { fields, special } = messageNamed(message)
  const description = `${about} is what the ${message} holds, e.g. by default.\nIt is read when the object is created. More info: https://example.org/${about}`
  if (special !== null || depth > 9) return { description, type: 'string' }
  const properties = [...fields.values()].map(field => {
    const text = {
      description: `The ${field.name} of it${' and of what it holds'.repeat((field.name.length % 6) * 2)}. Cannot be updated.`,
    }
    if (field.message === null) return [field.name, { ...text, type: 'string' }] as const
    const below = schemaOf(field.message.name, field.name, depth + 1)
    return [field.name, field.mode === '*' ? { ...text, type: 'array', items: below } : { ...below, ...text }] as const
  })
  return { description, type: 'object', properties: Object.fromEntries(properties) }
}

/** The shape of prow's ProwJob: a PodSpec whole, beside fields of its own, and a version that nobody is served. */
function prowJob(): Mapping {
  const own = { description: 'Own text of ProwJob. It stays as long as it can.', type: 'string' }
  const spec = {
    type: 'object',
    properties: { agent: own, cluster: own, pod_spec: schemaOf('core.v1.PodSpec', 'pod') },
  }
  const top = { description: 'ProwJob contains the spec.', type: 'object', properties: { spec } }
  return crdOf(versionOf(top), versionOf({ ...top, properties: { spec: own } }, 'v1alpha1', false))
}

const analyzed = (crd: Mapping) =>
  analyze([{ name: 'crd.yaml', bytes: new TextEncoder().encode(`${jsonDocument(crd)}\n`) }], { essentials: true })
const question = asked('client-side-apply')

/** A CRD as an analysis gives it back: keys are in the order of its JSON. */
const own = fc.string({ unit: 'grapheme', maxLength: 12 })
const texts = fc.oneof(
  own,
  fc
    .array(fc.constantFrom('One two. ', 'Is it? ', 'e.g. this, ', 'No end', '\n\n', '"q"\\ ', 'é漢。'), {
      maxLength: 6,
    })
    .map(all => all.join('')),
)
const { schema } = fc.letrec<{ schema: object }>(tie => ({
  schema: fc.record(
    {
      description: texts,
      type: fc.constant('object'),
      default: fc.constant({ description: 'data' }),
      properties: fc.dictionary(
        fc.constantFrom('containers', 'labels', 'annotations', 'description', 'a', 'versions'),
        tie('schema'),
        { maxKeys: 3, depthIdentifier: 'deep', maxDepth: 3 } as never,
      ),
      items: fc.option(tie('schema'), { depthIdentifier: 'deep', maxDepth: 3, nil: undefined }),
    },
    { requiredKeys: ['type'] },
  ),
}))
const crds = fc
  .array(fc.tuple(schema, fc.boolean()), { minLength: 1, maxLength: 2 })
  .map(all => crdOf(...all.map(([top, served], index) => versionOf(top, `v${index + 1}`, served))))
const ways = fc.constantFrom<TrimWayId>(...trimWayIds)

describe('a trim', () => {
  test('cuts more with every position of a way, is idempotent, saves what it says, and proves itself', () => {
    fc.assert(
      fc.property(crds, ways, (crd, id) => {
        const descriptions = descriptionsOfSchemas(rootField(crd))
        const way = trimWay(id, descriptions)
        let last = crd
        for (let position = 0; position < way.count; position++) {
          const trim = way.at(position)
          const after = trimmed(crd, trim)
          expect(trimmed(after, trim)).toBe(after)
          expect(jsonSize(crd) - effectOf(descriptions, trim).saves).toBe(jsonSize(after))
          expect(proveTrim(crd, after).passed).toBe(true)
          // What the one before left, and less of it.
          expect(proveTrim(last, after).passed).toBe(true)
          if (id !== 'length' && position > 0) expect(jsonSize(after)).toBeLessThan(jsonSize(last))
          last = after
        }
      }),
      { numRuns: runs(10, 1000) },
    )
  })

  test('leaves beginnings: a sentence, or so many characters, the fewer the shorter', () => {
    expect(firstSentence('If set, e.g. by foo. bar, it is v1.2\nof X. Then more.')).toBe(
      'If set, e.g. by foo. bar, it is v1.2\nof X.',
    )
    expect(firstSentence('No point\n\nNext')).toBe('No point')
    expect(shortened('One two. Three four.', 12)).toBe('One two.')
    expect(shortened('One two. Three four.', 6)).toBe('One')
    expect(shortened('👍👍👍 x', 2)).toBe('👍👍')
    fc.assert(
      fc.property(texts, fc.nat(20), fc.nat(20), (text, a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a]
        expect(shortened(text, more).startsWith(shortened(text, less))).toBe(true)
        expect(shortened(shortened(text, more), more)).toBe(shortened(text, more))
        expect(firstSentence(firstSentence(text))).toBe(firstSentence(text))
      }),
    )
  })

  test('tells core types by their shape: what stands below a PodSpec is its own, the field is its author’s', () => {
    const found = descriptionsOfSchemas(rootField(prowJob()))
    const kept = found.filter(({ isEmbedded }) => !isEmbedded).map(({ text }) => text.split(' ')[0])
    expect(kept).toEqual(['ProwJob', 'Own', 'Own', 'pod', 'ProwJob', 'Own'])
    expect(found.filter(({ isUnserved }) => isUnserved)).toHaveLength(2)
  })
})

describe('the lightest trim', () => {
  test('of a CRD like prow’s: fits with a margin, loses the fewest, and predicts every step', () => {
    // A fifth of the usual limit takes a fifth of the time.
    const max = 52_428
    const own = { 'apply.last-applied': bytes(max) }
    const question = asked('client-side-apply', { cluster: { ...usual, own } })
    const input = analyzed(prowJob())
    const [resource] = input.load.resources
    const crd = (resource && createValueReader(input.load)(resource)) ?? new Map()
    const report = trimsOf(input, 0, question)
    expect(report?.before.bytes).toBeGreaterThan(max)
    expect(report?.lightest).toBe('fewest-lost')
    const measured = (trim: Trim): number | undefined =>
      analyzed(trimmed(crd, trim)).analysis.resources[0]?.bytes.annotations ?? undefined
    const wanted = Math.floor(max * 0.98)
    const descriptions = descriptionsOfSchemas(rootField(crd))
    for (const option of report?.options ?? []) {
      const { way: id, trim, bytes, fits, proof, effect } = option
      expect(proof).toMatchObject({ passed: true, gone: effect.gone + effect.unseen })
      expect(option.verdict.bytes).toBe(bytes)
      expect(fits).toBe((bytes ?? 0) <= wanted)
      if (id !== 'fewest-lost') continue
      for (const step of option.scale) expect(measured(step.trim)).toBe(step.bytes)
      // One description more, and it does not fit with the margin.
      const way = trimWay(id, descriptions)
      const position = Array.from({ length: way.count }, (_, at) => JSON.stringify(way.at(at))).indexOf(
        JSON.stringify(trim),
      )
      expect(measured(way.at(position - 1))).toBeGreaterThan(wanted)
      // What fits is trimmed no further.
      expect(trimsOf(analyzed(trimmed(crd, trim)), 0, question)).toBeNull()
    }
    expect(trimFixOf(input, question, 'embedded')).toMatchObject({
      outcome: 'fix',
      stuck: [],
      after: { goIn: 1, of: 1 },
    })
    expect(trimFixOf(input, question, 'first-sentence')).toMatchObject({ outcome: 'nothing', choices: [] })
  })

  describeWithFixtures('of Calico’s installations', () => {
    test('leaves 91,177 bytes of text and 1,561 of 2,074 descriptions', () => {
      const bytes = sharedFixture('manifests/calico-operator-crds-after-9518.yaml')
      const input = analyze([{ name: 'crds.yaml', bytes }], { essentials: true })
      const index = input.analysis.resources.findIndex(({ name }) => name === 'installations.operator.tigera.io')
      const report = trimsOf(input, index, question, ['fewest-lost'])
      expect(report).toMatchObject({
        before: { bytes: 620_925, max: 262_144 },
        options: [
          {
            bytes: 256_798,
            verdict: { bytes: 256_798, verdict: 'tight' },
            effect: { count: 2074, whole: 437, shortened: 1124, cut: 0, gone: 513, text: 91_177, textBefore: 440_511 },
            proof: { passed: true, gone: 513, shortened: 1124 },
          },
        ],
      })
    })
  })
})

describe('the proof of a trim', () => {
  const before = crdOf(
    versionOf({
      description: 'Top. More.',
      type: 'object',
      default: { description: 'data' },
      properties: { description: { type: 'string' }, a: { description: 'A. More.', type: 'string', enum: ['x', 'y'] } },
    }),
  )
  const after = trimmed(before, [{ of: 'all', leave: 'sentence' }])

  test('counts what is gone and what is shortened', () => {
    expect(proveTrim(before, after)).toMatchObject({ passed: true, gone: 0, shortened: 2, differs: null })
    expect(proveTrim(before, trimmed(before, [{ of: 'all', leave: 'nothing' }]))).toMatchObject({ gone: 2 })
  })

  const top = 'spec.versions.0.schema.openAPIV3Schema'
  test.each<[string, string, (schema: Map<string, Value>) => void]>([
    ['another type', `${top}.type`, schema => schema.set('type', 'array')],
    ['a description written anew', `${top}.description`, schema => schema.set('description', 'Another')],
    [
      'one that was added',
      `${top}.properties.description.description`,
      schema => at(schema, 'properties', 'description').set('description', 'New'),
    ],
    ['data called description', `${top}.default.description`, schema => at(schema, 'default').delete('description')],
    [
      'a property called description',
      `${top}.properties.description`,
      schema => at(schema, 'properties').delete('description'),
    ],
    ['a value of an enum', `${top}.properties.a.enum`, schema => at(schema, 'properties', 'a').set('enum', ['x'])],
  ])('fails on %s', (_, path, breakIt) => {
    const broken = copy(after)
    breakIt(at(broken, 'spec', 'versions', 0, 'schema', 'openAPIV3Schema'))
    const proof = proveTrim(before, broken)
    expect(proof.passed).toBe(false)
    expect(proof.differs?.join('.')).toBe(path)
  })
})

function copy(value: Value): Map<string, Value> {
  const copied = (each: Value): Value =>
    isMapping(each)
      ? new Map([...each].map(([key, below]) => [key, copied(below)]))
      : Array.isArray(each)
        ? each.map(copied)
        : each
  return copied(value) as Map<string, Value>
}

function at(value: Value, ...path: (string | number)[]): Map<string, Value> {
  return path.reduce<Value>(
    (above, key) => (isMapping(above) ? above.get(String(key)) : (above as Value[])[Number(key)]) ?? null,
    value,
  ) as Map<string, Value>
}

import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytes } from '../bytes'
import { jsonDocumentSize } from '../encoding'
import { type ClusterLimits, defaultCluster, limits } from '../limit'
import type { PlanSettings } from '../plan'
import {
  createRemediedReader,
  type KeySplitChoice,
  leastInvasiveFirst,
  type RemedyChoice,
  remedies,
  rewrites,
  type SmallestFix,
} from '../remedy'
import { type RouteId, routeOf, routes } from '../route'
import { buildSplit } from '../split'
import { asked, usual } from '../testing/asked'
import { isDeep, runs } from '../testing/runs'
import { describeWithFixtures, sharedFixture } from '../testing/shared-fixtures'
import { judgeWhole } from '../verdict'
import type { VerdictReport } from './analysis'
import { type AnalyzedInput, analyze } from './analyze'
import { verdictRows } from './judge-routes'
import { measureCarriers } from './measure-carriers'
import { fixOf, remediesOf, removalsOf } from './remedies-of'

const encoder = new TextEncoder()
const analyzeText = (text: string | Uint8Array): AnalyzedInput =>
  analyze([{ name: 'a.yaml', bytes: typeof text === 'string' ? encoder.encode(text) : text }], { essentials: true })

const settings: PlanSettings = { preset: 'fit', form: 'text', target: 'kubectl', maxBytes: null, name: 'a' }

/** What an analysis says of the files that a plan writes with these remedies. */
function analyzeWritten(
  { load }: AnalyzedInput,
  form: 'text' | 'json',
  choices: readonly RemedyChoice[],
  keySplits: readonly KeySplitChoice[] = [],
): AnalyzedInput {
  const { plan, proof, files } = buildSplit(load, { ...settings, form, remedies: choices, keySplits })
  expect(proof.equal).toBe(true)
  return analyze(
    plan.bundles.map(({ name }) => {
      const path = `${name}.yaml`
      return { name: 'a.yaml', bytes: files.find(file => file.path === path)?.bytes ?? new Uint8Array() }
    }),
  )
}

/**
 * Properties ask in a cluster whose limits are this part of the usual, and of objects that are as much smaller: a tenth
 * takes a tenth of the time.
 */
const part = isDeep ? 1 : 0.1
const cluster: ClusterLimits = {
  ...usual,
  own: Object.fromEntries(limits.flatMap(({ id, max }) => (max === null ? [] : [[id, bytes(Math.ceil(max * part))]]))),
}

const rowsOf = new WeakMap<AnalyzedInput, readonly VerdictReport[]>()

/** What is said of resources and whole on all routes. */
function rowsOn(analyzed: AnalyzedInput): readonly VerdictReport[] {
  const rows = rowsOf.get(analyzed) ?? [...verdictRows({ ...analyzed.analysis, carried: {} }, cluster)]
  rowsOf.set(analyzed, rows)
  return rows
}

function verdictOf(analyzed: AnalyzedInput, resource: string, route: RouteId) {
  const row = rowsOn(analyzed).find(each => each.resource === resource && each.route === route)
  if (!row) throw new Error(`no verdict for ${resource} on ${route}`)
  const { resource: _, message: __, ...verdict } = row
  return verdict
}

/** Sizes around the limits, where remedies decide. */
const size = fc
  .constantFrom(20, 1000, 130_000, 262_144, 300_000, 600_000, 1_048_500, 1_600_000)
  .map(bytes => Math.ceil(bytes * part))
const text = (bytes: number) => 'x'.repeat(bytes)

const crd = fc
  .record({
    group: fc.constantFrom('a.example.org', 'b.example.org'),
    top: fc.constantFrom(0, 20, 300_000 * part),
    below: size,
    kept: size,
    unserved: size,
    indent: fc.constantFrom(1, 8),
    last: fc.constantFrom(0, 30_000 * part),
  })
  .map(({ group, top, below, kept, unserved, indent, last }) => {
    const schema = {
      ...(top > 0 ? { description: text(top) } : {}),
      type: 'object',
      properties: { description: { type: 'string', description: text(below) }, kept: { pattern: text(kept) } },
    }
    const object = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: {
        name: `widgets.${group}`,
        creationTimestamp: null,
        ...(last > 0
          ? { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': text(last) }, managedFields: [{}] }
          : {}),
      },
      spec: {
        group,
        names: { kind: 'Widget', plural: 'widgets' },
        scope: 'Namespaced',
        versions: [
          { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } },
          ...(unserved > 1000 * part
            ? [{ name: 'v1alpha1', served: false, storage: false, schema: { pattern: text(unserved) } }]
            : []),
        ],
      },
      status: { conditions: [], storedVersions: [] },
    }
    return `# a comment\n${JSON.stringify(object, null, indent)}\n`
  })

const configMap = fc
  .record({
    name: fc.constantFrom('a', 'b', 'c'),
    bytes: size,
    keys: fc.constantFrom(1, 1, 3),
    comment: size,
    json: fc.constantFrom('', '  j: |\n    { "a": [1,   2.50] }\n'),
  })
  .map(({ name, bytes, keys, comment, json }) => {
    const data = Array.from({ length: keys }, (_, key) => `  k${key}: ${text(Math.ceil(bytes / keys))}\n`).join('')
    return `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata:\n${json}${data}# ${text(comment)}\n`
  })

const input = fc
  .array(fc.oneof(crd, configMap), { minLength: 1, maxLength: 3 })
  .map(documents => documents.map(document => `---\n${document}`).join(''))

describe('a remedy', () => {
  test('is named once, and has its place in the order of invasiveness', () => {
    const ids = remedies.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const ordered = ids.filter(id => leastInvasiveFirst.includes(id))
    expect(ordered).toEqual(leastInvasiveFirst.filter(id => ids.includes(id)))
    expect(ids.filter(id => !leastInvasiveFirst.includes(id))).toEqual(['trim-descriptions', 'unify-versions'])
  })

  test('predicts what measuring its result gives, on every route', () => {
    fc.assert(
      fc.property(
        input,
        fc.subarray([...routes], { minLength: isDeep ? routes.length : 3, maxLength: isDeep ? routes.length : 3 }),
        (text, some) => {
          const before = analyzeText(text)
          for (const [index, { id }] of before.analysis.resources.entries()) {
            const written = new Map<string, AnalyzedInput>()
            for (const route of some) {
              for (const report of remediesOf(before, index, asked(route.id, { cluster }))) {
                const { remedy, verdict, json, keySplit, trim } = report
                if (verdict === null || report.reportOnly || remedy === 'raise-limit') continue
                const { message: _, ...predicted } = verdict
                if (keySplit) {
                  // As many as fit, and the one with the least room as it was said.
                  const parts = analyzeWritten(before, 'text', [], [keySplit])
                  const isPart = (each: string): boolean => each === id || each.startsWith(`${id}-`)
                  const ids = parts.analysis.resources.map(each => each.id).filter(isPart)
                  expect(ids).toHaveLength(keySplit.parts)
                  expect(ids.map(each => verdictOf(parts, each, report.route))).toContainEqual(predicted)
                  continue
                }
                const rewrite = rewrites.find(each => each.id === remedy)?.id
                const choices: RemedyChoice[] = rewrite
                  ? [{ remedy: rewrite, resources: [id] }]
                  : trim
                    ? [{ remedy: 'trim-descriptions', resources: [id], trim: trim.trim }]
                    : []
                const made = `${remedy} ${JSON.stringify(trim?.trim)}`
                const after =
                  written.get(made) ??
                  (remedy === 'other-route' || remedy === 'compress'
                    ? before
                    : analyzeWritten(before, remedy === 'json-documents' ? 'json' : 'text', choices))
                written.set(made, after)
                expect(predicted, `${remedy} on ${route.id}`).toEqual(verdictOf(after, id, report.route))
                expect(json).toBe(after.analysis.resources.find(each => each.id === id)?.bytes.json)
              }
            }
          }
        },
      ),
      { numRuns: runs(1, 30) },
    )
  }, 120_000)
})

/**
 * Whether everything goes in on a route of the fix, by measuring what is written; nothing of the fix is believed but
 * its choices.
 */
function allGoIn(
  before: AnalyzedInput,
  { to, form, choices, keySplits, split }: Pick<SmallestFix, 'to' | 'form' | 'choices' | 'keySplits' | 'split'>,
) {
  const isAsItIs = form === 'text' && choices.length + keySplits.length === 0
  const after = isAsItIs ? before : analyzeWritten(before, form, choices, keySplits)
  return rowsOn(after).every(
    ({ route, resource, verdict }) => route !== to || verdict !== 'refused' || (resource === null && split),
  )
}

/** Routes whose carriers hold the text or the JSON documents, so that what is written can be measured on them. */
const fixed: readonly RouteId[] = ['client-side-apply', 'server-side-apply', 'create', 'clusterresourceset-configmap']

describe('the smallest fix', () => {
  test('keeps what it promises', () => {
    fc.assert(
      fc.property(input, fc.constantFrom(...fixed), (text, route) => {
        const before = analyzeText(text)
        const fix = fixOf(before, asked(route, { cluster }))
        expect(fix.outcome === 'fix' || fix.outcome === 'none-needed').toBe(fix.stuck.length === 0)
        if (fix.remedies.includes('raise-limit')) return
        const after =
          fix.form === 'text' && fix.choices.length === 0 ? before : analyzeWritten(before, fix.form, fix.choices)
        for (const { resource, after: promised } of fix.changed) {
          // Of what was split the verdict is that of the part with the least room.
          if (fix.keySplits.some(each => each.resource === resource)) continue
          const { message: _, ...predicted } = promised
          expect(predicted).toEqual(verdictOf(after, resource, fix.to))
        }
        if (fix.stuck.length === 0) expect(allGoIn(before, fix)).toBe(true)
      }),
      { numRuns: runs(2, 100) },
    )
  }, 120_000)

  test('takes nothing that is not needed: without any one of its remedies something stays out', () => {
    fc.assert(
      fc.property(input, fc.constantFrom(...fixed), (text, route) => {
        const before = analyzeText(text)
        const fix = fixOf(before, asked(route, { cluster }))
        if (fix.outcome !== 'fix' || fix.remedies.includes('raise-limit')) return
        for (const remedy of fix.remedies) {
          const less = {
            to: remedy === 'other-route' ? fix.route : fix.to,
            form: remedy === 'json-documents' && fix.choices.length === 0 ? ('text' as const) : fix.form,
            split: fix.split && remedy !== 'split',
            choices: fix.choices.filter(choice => choice.remedy !== remedy),
            keySplits: remedy === 'split-by-key' ? [] : fix.keySplits,
          }
          if (less.form === fix.form && less.to === fix.to && less.split === fix.split) {
            const isSame = less.choices.length === fix.choices.length && less.keySplits.length === fix.keySplits.length
            if (isSame) continue
          }
          expect(allGoIn(before, less), remedy).toBe(false)
        }
      }),
      { numRuns: runs(2, 100) },
    )
  }, 120_000)

  test.each([
    ['client-side-apply', 300, 'none-needed', []],
    ['client-side-apply', 262_200, 'fix', ['other-route']],
    ['server-side-apply', 1_700_000, 'nothing', []],
    ['clusterresourceset-configmap', 1_100_000, 'nothing', []],
  ] as const)('on %s for a ConfigMap of %d bytes: %s', (route, bytes, outcome, wanted) => {
    const fix = fixOf(
      analyzeText(`apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {k: ${text(bytes)}}\n`),
      asked(route),
    )
    expect(fix).toMatchObject({ outcome, remedies: wanted })
    expect(fix.stuck).toHaveLength(outcome === 'nothing' ? 1 : 0)
  })

  describe('of what is built and compressed for a route', () => {
    /** Text that gzip does not shrink below six bits a character. */
    const noise = (length: number, seed: string): string => {
      let noisy = ''
      for (let block = 0; noisy.length < length; block++) {
        noisy += createHash('sha512').update(`${seed} ${block}`).digest('base64url')
      }
      return noisy.slice(0, length)
    }
    /** A cluster in which a tenth of the usual is the limit: building and compressing takes its time. */
    const tenth = bytes(104_857)
    const limits = {
      ...defaultCluster,
      own: { 'helm.release': tenth, 'olm.bundle': tenth, 'configmap.data': tenth },
    }
    const analyzeTenth = (source: string): AnalyzedInput =>
      analyze([{ name: 'a.yaml', bytes: encoder.encode(source) }], { essentials: true })
    const crdOf = (name: string, description: number, pattern: number): string =>
      `---\n{"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"${name}.b.c"},"spec":{"group":"b.c","scope":"Cluster","names":{"kind":"A","plural":"${name}"},"versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"properties":{"a":{"description":"${noise(description, `${name} described`)}","pattern":"${noise(pattern, name)}"}}}}}]}}\n`

    test.each([
      ['helm-3-templates', crdOf('a', 50_000, 10), ['other-route'], 'helm-3-crds'],
      [
        'helm-4-crds',
        crdOf('a', 70_000, 10) + crdOf('b', 60_000, 10) + crdOf('c', 500, 10),
        ['json-documents', 'strip-descriptions-below-top'],
        'helm-4-crds',
      ],
      [
        'olm-bundle',
        crdOf('a', 70_000, 10) + crdOf('b', 60_000, 10),
        ['json-documents', 'strip-descriptions-below-top'],
        'olm-bundle',
      ],
      [
        'fleet',
        crdOf('a', 70_000, 10) + crdOf('b', 30_000, 10),
        ['json-documents', 'strip-descriptions-below-top'],
        'fleet',
      ],
      [
        'cluster-api-operator',
        crdOf('a', 70_000, 10) + crdOf('b', 60_000, 10),
        ['compress'],
        'cluster-api-operator-compressed',
      ],
      ['argocd-client-side', crdOf('a', 300_000, 10), ['other-route'], 'argocd-server-side'],
    ] as const)('%s is judged', (route, text, remedies, to) => {
      const before = analyzeTenth(text)
      const fix = fixOf(before, asked(route, { cluster: limits }))
      expect(fix).toMatchObject({ outcome: 'fix', remedies, to })
      expect(fix.before.whole?.verdict ?? 'refused').toBe(route === 'argocd-client-side' ? 'fits' : 'refused')
      expect(fix.after.whole?.verdict).not.toBe('refused')
      // Only as many resources are changed as it takes.
      expect(fix.choices.flatMap(({ resources }) => resources).length).toBeLessThanOrEqual(1)
      const written = fix.form === 'text' ? before : analyzeWritten(before, fix.form, fix.choices)
      const carried = measureCarriers(written.load)
      const whole = judgeWhole({ ...written.analysis.whole, carried }, routeOf(fix.to), limits)
      expect(whole).toMatchObject({ verdict: fix.after.whole?.verdict, limit: fix.after.whole?.limit })
      expect(Math.abs((whole?.bytes ?? 0) - (fix.after.whole?.bytes ?? 0))).toBeLessThan(100)
    })

    test.each(['helm-3-templates', 'helm-3-crds', 'olm-bundle', 'flux-helmrelease', 'fleet'] as const)(
      'nothing can on %s where what remains is too large, and the numbers are those with everything tried',
      route => {
        const fix = fixOf(
          analyzeTenth(crdOf('a', 10_000, 80_000) + crdOf('b', 10, 80_000)),
          asked(route, { cluster: limits }),
        )
        expect(fix).toMatchObject({ outcome: 'nothing', remedies: [], choices: [], stuck: [{ resource: null }] })
        const [stuck] = fix.stuck
        expect(stuck?.verdict.bytes).toBeLessThan(fix.before.whole?.bytes ?? 0)
        expect(stuck?.verdict.bytes).toBeGreaterThan(stuck?.verdict.max ?? Number.POSITIVE_INFINITY)
      },
    )
  })

  test('splits what is too much together, before it changes a document', () => {
    const document = (name: string): string =>
      `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {k: ${text(600_000)}}\n`
    const fix = fixOf(analyzeText(document('a') + document('b')), asked('clusterresourceset-configmap'))
    expect(fix).toMatchObject({ outcome: 'fix', remedies: ['split'], form: 'text', split: true, choices: [] })
  })

  test('strips a custom resource definition that etcd refuses, and says what would have to be raised otherwise', () => {
    const schema = (description: number, pattern: number): string =>
      `{"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"as.b.c"},"spec":{"group":"b.c","scope":"Cluster","names":{"kind":"A","plural":"as"},"versions":[{"name":"v1","served":true,"storage":true,"schema":{"openAPIV3Schema":{"properties":{"a":{"description":"${text(description)}","pattern":"${text(pattern)}"}}}}}]}}`
    expect(fixOf(analyzeText(schema(1_600_000, 10)), asked('server-side-apply'))).toMatchObject({
      outcome: 'fix',
      remedies: ['strip-descriptions-below-top'],
      choices: [
        {
          remedy: 'strip-descriptions-below-top',
          resources: ['apiextensions.k8s.io/CustomResourceDefinition//as.b.c'],
        },
      ],
    })
    expect(fixOf(analyzeText(schema(10, 1_600_000)), asked('server-side-apply'))).toMatchObject({
      outcome: 'fix',
      remedies: ['raise-limit'],
    })
    expect(fixOf(analyzeText(schema(10, 2_200_000)), asked('server-side-apply'))).toMatchObject({ outcome: 'nothing' })
  })
})

test('the difference names lines of the source, and masks a Secret', () => {
  const annotations = (value: string): string =>
    `metadata:\n  name: a\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      ${value}\n`
  const open = analyzeText(`# one\napiVersion: v1\nkind: ConfigMap\n${annotations('{"a":"b"}')}`)
  expect(removalsOf(open, 0, ['drop-last-applied'])).toEqual({
    count: 1,
    bytes: 68,
    shown: [
      {
        path: 'metadata.annotations.kubectl.kubernetes.io/last-applied-configuration',
        bytes: 68,
        line: 7,
        text: '    kubectl.kubernetes.io/last-applied-configuration: |\n      {"a":"b"}',
        isCut: false,
        kept: null,
      },
    ],
  })
  const secret = analyzeText(`apiVersion: v1\nkind: Secret\n${annotations('hunter2')}`)
  expect(JSON.stringify(removalsOf(secret, 0, ['drop-last-applied']))).not.toContain('hunter2')
})

describeWithFixtures('Calico before its change', () => {
  const calico = analyzeText(sharedFixture('manifests/calico-tigera-operator-before-9518.yaml'))
  const installations = calico.analysis.resources.findIndex(({ name }) => name === 'installations.operator.tigera.io')
  const predicted = (route: RouteId) =>
    Object.fromEntries(
      remediesOf(calico, installations, asked(route)).map(({ remedy, verdict, whyNot }) => [
        remedy,
        verdict?.bytes ?? whyNot,
      ]),
    )

  test('has the numbers of the facts', () => {
    // Splitting facts, section 5: 619,892 as JSON and 138,831 without descriptions, here with their newline; the
    // annotation adds its key and an empty map.
    expect(predicted('clusterresourceset-configmap')).toMatchObject({
      'json-documents': 619_893,
      'strip-descriptions': 138_832,
      'drop-unserved-versions': 'all-versions-served',
    })
    expect(predicted('client-side-apply')).toMatchObject({
      'strip-descriptions-below-top': 139_222,
      'json-documents': 'sent-as-json-already',
      'unify-versions': 'one-version',
    })
  })

  test('needs another way for kubectl, and JSON documents for one ConfigMap', () => {
    expect(fixOf(calico, asked('client-side-apply'))).toMatchObject({
      remedies: ['other-route'],
      to: 'server-side-apply',
      before: { goIn: 28, of: 29 },
      after: { goIn: 29, of: 29 },
    })
    expect(fixOf(calico, asked('clusterresourceset-configmap'))).toMatchObject({
      remedies: ['json-documents'],
      form: 'json',
      split: false,
      after: { goIn: 29, whole: { verdict: 'tight', bytes: calico.analysis.whole.jsonDocuments } },
    })
  })

  test('loses as much without descriptions as the facts say', () => {
    // 891,596 bytes of JSON are 210,455 without descriptions. `<`, `>` and `&` take six bytes in what kubectl sends and
    // one in those files.
    const documents = calico.load.resources.map(resource => {
      const read = createRemediedReader(calico.load, [{ remedy: 'strip-descriptions', resources: [resource.id] }])
      const value = read.read(resource)
      return value ? jsonDocumentSize(value) : 0
    })
    expect(documents.reduce<number>((sum, size) => sum + size, 0) + documents.length - 1).toBe(210_455)
  })
})

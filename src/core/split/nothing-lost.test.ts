import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PlanSettings } from '../plan'
import { verifyExport } from '../proof/verify-export'
import { loadResources } from '../resource'
import { openSources } from '../source'
import { planSettings } from '../testing/arbitraries'
import { hostileSource, marksIn } from '../testing/hostile-source'
import { runs } from '../testing/runs'
import { describeWithFixtures, sharedFixture } from '../testing/shared-fixtures'
import { buildSplit } from '.'

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const settings: PlanSettings = { preset: 'fit', form: 'text', target: 'kubectl', maxBytes: null, name: 'out' }

function split(bytes: Uint8Array, chosen = settings, name = 'in.yaml') {
  const opened = openSources([{ name, bytes }])
  const load = loadResources(opened.sources)
  const built = buildSplit(load, chosen)
  const problems = load.problems.map(({ source, problem }) => {
    const before = decoder.decode(load.texts[source]?.utf8.subarray(0, problem.at.start))
    return `${problem.severity} ${problem.code} line ${before.split('\n').length}`
  })
  const file = (pattern: RegExp) =>
    built.files.flatMap(({ path, bytes: content }) => (pattern.test(path) ? [decoder.decode(content)] : []))
  return {
    load,
    ...built,
    problems: [...problems, ...opened.problems.map(({ severity, code }) => `${severity} ${code}`)],
    file,
  }
}

const text = (content: string) => encoder.encode(content)
const ok = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ok}\n'

describe('a List whose items is no array', () => {
  test.each([
    ['\n  apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: important}', 'object'],
    [' x', 'string'],
    [' 1', 'number'],
    [' "[]"', 'string'],
    [' {}', 'object'],
    [' true', 'bool'],
  ])('items:%s is kept as it is, and why is said', (items, found) => {
    for (const kind of ['List', 'ConfigMapList', 'SecretList']) {
      const list = `apiVersion: v1\nkind: ${kind}\nitems:${items}\n`
      const { load, proof, problems, file } = split(text(`${ok}---\n${list}`))
      expect(load.problems.map(({ problem }) => problem.facts)).toContainEqual({ found })
      expect(problems).toEqual([`error list-items-type line ${items.startsWith('\n') ? 8 : 7}`])
      expect(file(/^unparsed\/.*\.txt$/)).toEqual([list])
      expect(file(/^unparsed\/README/).join()).toContain('list-items-type')
      expect(proof.account.documents).toMatchObject({ in: 2, bundles: 1, unparsed: 1, empty: 0, lost: 0 })
    }
  })

  test('without items it is no List either; with none, or null, it holds nothing', () => {
    expect(split(text('apiVersion: v1\nkind: List\n')).proof.account.documents).toMatchObject({ in: 1, unparsed: 1 })
    for (const items of ['[]', 'null', '']) {
      const { proof, problems } = split(text(`apiVersion: v1\nkind: List\nitems: ${items}\n`))
      expect([proof.account.documents.empty, proof.passed, problems]).toEqual([1, true, []])
    }
  })

  test('in a List it is kept too', () => {
    const { proof, file } = split(
      text('apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: List\n  items: {a: b}\n'),
    )
    expect([proof.account.documents.unparsed, file(/\.txt$/)]).toEqual([
      1,
      ['apiVersion: v1\n  kind: List\n  items: {a: b}'],
    ])
  })

  test('an object of another kind with a field of that name stays one', () => {
    const object = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nitems: hello\n'
    const { load, problems, proof } = split(text(`${ok}---\n${object}`))
    expect(load.resources.map(({ id }) => id)).toEqual(['/ConfigMap/default/ok', 'apps/Deployment/default/web'])
    expect([problems, proof.account.documents.bundles]).toEqual([['warning items-field line 8'], 2])
  })

  test('what a List holds beside its items is said to go nowhere', () => {
    expect(split(text('apiVersion: v1\nkind: List\nitems: []\nextra: 1\n')).problems).toEqual([
      'warning list-fields-dropped line 1',
    ])
  })
})

describe('equal where it stands', () => {
  test.each(['text', 'json'] as const)('a byte order mark before a later document, as %s', form => {
    const marked = '\ufeffmetadata:\n  name: b\napiVersion: v1\nkind: Namespace\n'
    const { proof, file, load } = split(text(`${ok}---\n${marked}`), { ...settings, preset: 'one-each', form })
    expect([proof.passed, load.resources[1]?.name]).toEqual([true, 'b'])
    for (const bundle of file(/^\d.*\.yaml$/)) expect(bundle).not.toContain('\ufeff')
  })

  test('a byte order mark that is text stays text, in JSON', () => {
    const { proof, file } = split(text('---\n\ufeffx: z\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n'))
    expect([proof.passed, file(/^00.*\.yaml$/).join()]).toEqual([true, expect.stringContaining('"\\ufeffx":"z"')])
  })

  test('comments on separator lines stay with the document behind them', () => {
    const { file } = split(text(`--- # Source: chart/a.yaml\n${ok}--- # Source: chart/b.yaml\n${ok}`))
    expect(file(/^00.*\.yaml$/)).toEqual([`---\n# Source: chart/a.yaml\n${ok}---\n# Source: chart/b.yaml\n${ok}`])
  })

  test('a -0 in JSON is said to be 0', () => {
    const { problems, proof } = split(text('{"apiVersion":"x.io/v1","kind":"J","metadata":{"name":"j"},"a":-0}'))
    expect([problems[0], proof.passed]).toEqual(['warning negative-zero line 1', true])
  })

  test('JSON is read as deep as YAML, and no deeper', () => {
    const nested = (levels: number) =>
      `{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"d"},"x":${'['.repeat(levels)}${']'.repeat(levels)}}`
    for (const before of ['', '---\n']) {
      expect(split(text(before + nested(9_999))).proof.account.documents.bundles).toBe(1)
      const { problems, proof } = split(text(before + nested(10_000)))
      expect([problems, proof.account.documents.unparsed]).toEqual([
        [`error too-deep line ${before === '' ? 1 : 2}`],
        1,
      ])
    }
  })
})

describe('kustomize', () => {
  test.each(['\\x7f', '\\x85', '\\uFFFE', '\\uFFFF', '\\N'])('what it cannot carry stays unparsed: %s', character => {
    const unfit = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {k: "${character}"}\n`
    for (const target of ['kustomize', 'flux', 'argocd'] as const) {
      const { plan, proof, file } = split(text(`${ok}---\n${unfit}`), { ...settings, target })
      expect(plan.unparsed).toEqual([{ resource: 1, reason: 'kustomize-character' }])
      expect([file(/\.txt$/), proof.equal, proof.passed]).toEqual([[unfit], true, false])
    }
    expect(split(text(unfit)).plan.unparsed).toEqual([])
  })
})

describeWithFixtures('attacks that got through', () => {
  test.each([
    ['list-missing-dash.yaml', { in: 2, bundles: 1, unparsed: 1 }, ['error list-items-type line 8']],
    ['items-field.yaml', { in: 2, bundles: 2 }, ['warning items-field line 8']],
    ['bom-mid.yaml', { in: 2, bundles: 2 }, []],
    ['minus-zero.json', { in: 1, bundles: 1 }, ['warning negative-zero line 1', 'warning kind-unknown line 1']],
    ['deep.json', { in: 1, unparsed: 1 }, ['error too-deep line 1']],
    ['cut.tar', { in: 1, bundles: 1 }, ['error archive-truncated']],
    ['gzip-second-member-cut.gz', { in: 1, bundles: 1 }, ['error archive-truncated']],
  ])('%s', (name, documents, said) => {
    const { proof, problems } = split(sharedFixture(`attack/${name}`), settings, name)
    expect([proof.passed, problems]).toEqual([true, said])
    expect(proof.account.documents).toMatchObject(documents)
  })

  test('kustomize-del.yaml', () => {
    const { plan } = split(sharedFixture('attack/kustomize-del.yaml'), { ...settings, target: 'kustomize' })
    expect(plan.unparsed).toEqual([{ resource: 0, reason: 'kustomize-character' }])
  })
})

describe('whatever comes in', { timeout: 600_000 }, () => {
  test('every document and every byte is accounted for, and what was written can be found', () => {
    fc.assert(
      fc.property(hostileSource, planSettings, ({ bytes, marks }, chosen) => {
        const { load, plan, proof, files } = split(bytes, chosen)
        // What an applier does not take, or no bundle can hold, is kept and said, so that other rows may fail.
        const unmet = proof.checks.filter(({ passed }) => !passed).map(({ code }) => code)
        expect(unmet.filter(code => code !== 'delivered' && code !== 'under-limit')).toEqual([])
        const { in: documents, ...places } = proof.account.documents
        const { in: all, ...parts } = proof.account.bytes
        const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((a, b) => a + b, 0)
        expect([sum(places), places.lost, sum(parts), parts.lost]).toEqual([documents, 0, all, 0])
        expect([documents, all]).toEqual([load.documents[0]?.length, bytes.length])

        // What is read as text and as JSON differs in escapes only; UTF-16 is kept as it is where it could not be read.
        const kept = files.filter(({ path }) => path !== 'plan.json' && path !== 'README.md')
        const written = kept.map(file => decoder.decode(file.bytes).replaceAll('\0', '')).join('\n')
        const carried = chosen.target === 'kubectl' || chosen.target === 'kustomize'
        const empty = load.documents[0]?.filter(
          (_, document) => !load.resources.some(each => each.document === document),
        )
        const lostWithNothing = marksIn(
          (empty ?? []).map(({ range }) => decoder.decode(load.texts[0]?.utf8.subarray(range.start, range.end))).join(),
        )
        for (const mark of carried ? marks : []) if (!lostWithNothing.includes(mark)) expect(written).toContain(mark)

        for (const { resource } of plan.unparsed.filter(({ reason }) => reason === 'unreadable')) {
          const range = load.resources[resource]?.range ?? { start: 0, end: 0 }
          const why = load.problems.filter(
            ({ problem }) =>
              problem.severity === 'error' && problem.at.start <= range.end && problem.at.end >= range.start,
          )
          expect(why).not.toEqual([])
        }
        const { problems, proof: read } = verifyExport(load, files)
        expect([problems, read?.equal]).toEqual([[], true])
      }),
      { numRuns: runs(60, 5_000) },
    )
  })
})

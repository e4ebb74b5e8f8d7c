import { expect, test } from 'vitest'
import { describeWithFixtures, sharedFixture, sharedFixtureJson } from '../testing/shared-fixtures'
import type { Analysis, ResourceReport } from './analysis'
import { analyze } from './analyze'

interface SentObject {
  readonly kind: string
  readonly apiVersion: string
  readonly namespace: string | null
  readonly name: string
  readonly lastAppliedBytes: number
  readonly annotationsBytes: number
  readonly applyBodyBytes: number
  readonly ssaBodyBytes: number
  readonly createBodyBytes: number
}

interface Recorded {
  readonly exitCode: number
  readonly sent: readonly {
    readonly method: string
    readonly bodyBytes: number
    readonly lastAppliedBytes?: number
    readonly annotationsBytes?: number
  }[]
}

interface TrickyDocument {
  readonly file: string
  readonly apply: Recorded
  readonly ssa: Recorded
  readonly create: Recorded
}

function analyzeFixture(path: string): Analysis {
  return analyze([{ name: path, bytes: sharedFixture(path) }]).analysis
}

describeWithFixtures('what real kubectl sent for Calico', () => {
  test.each([
    ['calico-tigera-operator-before-9518', 29],
    ['calico-tigera-operator-after-9518', 5],
    ['calico-operator-crds-after-9518', 24],
  ])('%s: the same bytes for each of its %d objects', (name, count) => {
    const sent = sharedFixtureJson<SentObject[]>(`kubectl/${name}.json`)
    const { resources } = analyzeFixture(`manifests/${name}.yaml`)
    expect(resources).toHaveLength(count)
    expect(
      resources.map(({ kind, apiVersion, namespace, name: object, bytes }) => ({
        kind,
        apiVersion,
        namespace,
        name: object,
        lastAppliedBytes: bytes.lastApplied,
        annotationsBytes: bytes.annotations,
        applyBodyBytes: bytes.request.apply,
        ssaBodyBytes: bytes.request.serverSideApply,
        createBodyBytes: bytes.request.create,
      })),
    ).toEqual(sent)
  })
})

/**
 * Not grammar: what follows `...` has sizes although kubectl never sends it, and \`create\` alone takes a List without
 * items.
 */
const readButMeasuredOtherwise = new Set(['52', '59'])

describeWithFixtures('what real kubectl did with the tricky documents', () => {
  const { documents } = sharedFixtureJson<{ documents: TrickyDocument[] }>('kubectl/tricky.json')
  const number = (file: string): string => file.split('-')[0] ?? ''

  /** Objects that kubectl gets as far as sending: it stops at the first document of a file that it refuses. */
  const sendable = ({ resources }: Analysis, size: (resource: ResourceReport) => number | null): number[] =>
    resources.flatMap(resource => size(resource) ?? [])

  test.each(
    documents
      .filter(({ file, create }) => create.exitCode === 0 && !readButMeasuredOtherwise.has(number(file)))
      .map(d => [d.file, d] as const),
  )('accepted: %s', (file, { apply, ssa, create }) => {
    const analysis = analyzeFixture(`kubectl/tricky/${file}`)
    // What the API server would refuse is no matter of kubectl's.
    const refused = analysis.problems.filter(({ severity, code }) => severity === 'error' && code !== 'field-refused')
    expect(refused).toEqual([])
    const firstPatches = ssa.sent.slice(0, apply.sent.length)
    expect(sendable(analysis, ({ bytes }) => bytes.request.create)).toEqual(create.sent.map(sent => sent.bodyBytes))
    expect(sendable(analysis, ({ bytes }) => bytes.request.apply)).toEqual(apply.sent.map(sent => sent.bodyBytes))
    expect(sendable(analysis, ({ bytes }) => bytes.request.serverSideApply)).toEqual(
      firstPatches.map(sent => sent.bodyBytes),
    )
    expect(sendable(analysis, ({ bytes }) => bytes.lastApplied)).toEqual(apply.sent.map(sent => sent.lastAppliedBytes))
    expect(sendable(analysis, ({ bytes }) => bytes.annotations)).toEqual(apply.sent.map(sent => sent.annotationsBytes))
  })

  test.each(
    documents.filter(({ file, create }) => create.exitCode !== 0 && number(file) !== '105').map(d => [d.file] as const),
  )('refused: %s', file => {
    const { problems, resources } = analyzeFixture(`kubectl/tricky/${file}`)
    const nothing = resources.length === 0
    expect(nothing || problems.some(problem => problem.severity === 'error')).toBe(true)
  })

  test('105-unknown-kind.yaml: taken, with a note that the kind is unknown', () => {
    const { resources, problems } = analyzeFixture('kubectl/tricky/105-unknown-kind.yaml')
    expect(resources).toMatchObject([{ kind: 'Unknown', scopeAssumed: true, seenByKubectl: true }])
    expect(problems.map(problem => [problem.severity, problem.code])).toEqual([['warning', 'kind-unknown']])
  })
})

import { describe, expect, test } from 'vitest'
import { bytes } from '../bytes'
import { type Answer, countLimits, limits } from '../limit'
import { errorTexts } from './error-texts'
import { recognizeErrors } from './recognize-errors'

/** Around the EOF that Cluster API answers something else must say what it is about. */
const context: Readonly<Record<string, string>> = {
  'crs.min-value': 'failed to apply resources of ClusterResourceSet default/calico: ',
  'crs.resources': 'ClusterResourceSet.addons.cluster.x-k8s.io "a" is invalid: spec.resources: ',
  'kubeadm.files': 'KubeadmConfig.bootstrap.cluster.x-k8s.io "a" is invalid: spec.files: ',
}

const answers = [...limits, ...countLimits].flatMap(({ id, max, answers: all }) =>
  all.map((answer: Answer) => [id, answer.versions ?? 'every version', textOf(id, answer, max)] as const),
)

function textOf(id: string, answer: Answer, max: number): string {
  const facts = { kind: 'CustomResourceDefinition', name: 'installations.operator.tigera.io', file: 'crds.yaml' }
  return (context[id] ?? '') + answer.text({ ...facts, bytes: bytes(max + 12_345), max: bytes(max) })
}

const styles: readonly (readonly [name: string, style: (text: string) => string])[] = [
  ['as it is', text => text],
  [
    'after the time of a log',
    text => `2026-11-27T18:00:00.123456Z stderr F E1127 18:00:00.123 1 controller.go:9] ${text}`,
  ],
  ['in a line of JSON', text => JSON.stringify({ level: 'error', ts: 1_795_800_000.12, error: text })],
  ['escaped twice', text => JSON.stringify({ log: JSON.stringify({ msg: 'failed', error: text }) })],
  ['between other lines', text => `deployment.apps/a configured\n${text}\nservice/b unchanged\n`],
]

describe.each(styles)('what a limit answers, %s, is known as that limit', (_, style) => {
  test.each(answers)('%s (%s): %s', (id, __, text) => {
    const found = recognizeErrors(style(text))
    expect(found.map(({ limits: known }) => known.filter(known => known === id))).toEqual([[id]])
  })
})

describe('a text of megabytes that is almost a refusal, over and over,', () => {
  const halves = [...new Set(errorTexts.map(({ needle }) => needle))]

  test.each(halves)('is read to its end: %s', needle => {
    const text = `The ConfigMap "a" is invalid: ${needle.slice(0, -1)}`
    expect(recognizeErrors(text.repeat(Math.ceil(200_000 / text.length)))).toEqual([])
  })

  test('is read to its end: all of them', () => {
    const all = halves.map(needle => `error when creating "a": ${needle.slice(0, -1)} `).join('(((')
    const log = all.repeat(Math.ceil(5_000_000 / all.length))
    expect(log.length).toBeGreaterThan(5_000_000)
    expect(recognizeErrors(log)).toEqual([])
  })

  test.each([' ', '"', '\\"', '\n', 'metadata.', '[', '1', '.a'])('is read to its end: %j alone', piece => {
    const log = piece.repeat(Math.ceil(5_000_000 / piece.length))
    expect(recognizeErrors(`${log}metadata.annotations: Too long: may not be more than 262144 bytes`)).toMatchObject([
      { max: 262_144 },
    ])
  })
})

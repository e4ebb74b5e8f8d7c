import { describe, expect, test } from 'vitest'
import { defaultCluster } from '../limit'
import { analyze, analyzeStream } from '.'
import { manyDefinitions } from './many-definitions'

const encoder = new TextEncoder()

function problemsOf(text: string) {
  return analyze([{ name: 'input.yaml', bytes: encoder.encode(text) }]).analysis.problems.map(
    ({ code, line, facts }) => ({ code, line, ...facts }),
  )
}

const text = (length: number): string => JSON.stringify('x'.repeat(length))

describe('an argument or a variable of a container', () => {
  const deployment = (container: string): string =>
    `apiVersion: apps/v1
kind: Deployment
metadata: {name: a}
spec:
  selector: {matchLabels: {a: b}}
  template:
    metadata: {labels: {a: b}}
    spec:
      containers:
      - name: c
        image: i
        ${container}
`
  // Linux takes 131,072 bytes with the one that ends the string: MAX_ARG_STRLEN.
  test.each([
    ['args', `args: [a, ${text(131_071)}]`, null],
    ['args', `args: [a, ${text(131_072)}]`, 'spec.template.spec.containers[0].args[1]'],
    ['command', `command: [${text(131_072)}]`, 'spec.template.spec.containers[0].command[0]'],
    ['env', `env: [{name: BIG, value: ${text(131_067)}}]`, null],
    ['env', `env: [{name: BIG, value: ${text(131_068)}}]`, 'spec.template.spec.containers[0].env[0].value'],
  ])('that is one byte too long is named, and at the limit it is not: %s', (_, container, path) => {
    const known = path === null ? [] : [{ code: 'argument-too-long', line: 12, path, bytes: 131_073, max: 131_072 }]
    expect(problemsOf(deployment(container))).toEqual(known)
  })

  test('is looked for in CronJobs and in containers that run first', async () => {
    const job = `apiVersion: batch/v1
kind: CronJob
metadata: {name: a}
spec:
  schedule: "* * * * *"
  jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: i}], initContainers: [{name: d, image: i, args: [${text(200_000)}]}]}}}}
`
    expect(problemsOf(job)).toMatchObject([{ path: 'spec.jobTemplate.spec.template.spec.initContainers[0].args[0]' }])
  })
})

describe('an argument in a template of Argo Workflows', () => {
  const problem = (kind: string, spec: string) =>
    problemsOf(`apiVersion: argoproj.io/v1alpha1\nkind: ${kind}\nmetadata: {name: a}\nspec: ${spec}\n`)
      .filter(({ code }) => code === 'argument-too-long')
      .map(found => ('path' in found ? found.path : null))
  const container = (length: number): string => `{image: i, args: [a, ${text(length)}]}`

  test.each([
    ['Workflow', `{templates: [{name: t, container: ${container(131_072)}}]}`, 'spec.templates[0].container.args[1]'],
    [
      'WorkflowTemplate',
      `{templates: [{name: s}, {name: t, sidecars: [${container(131_072)}]}]}`,
      'spec.templates[1].sidecars[0].args[1]',
    ],
    [
      'CronWorkflow',
      `{workflowSpec: {templates: [{name: t, containerSet: {containers: [${container(131_072)}]}}]}}`,
      'spec.workflowSpec.templates[0].containerSet.containers[0].args[1]',
    ],
    [
      'ClusterWorkflowTemplate',
      `{templates: [{name: t, script: {image: i, env: [{name: BIG, value: ${text(131_068)}}]}}]}`,
      'spec.templates[0].script.env[0].value',
    ],
  ])('that is too long is named: %s', (kind, spec, path) => {
    expect(problem(kind, spec)).toEqual([path])
  })

  test('that fits is not, nor is a source of a script, which is a file', () => {
    expect(problem('Workflow', `{templates: [{name: t, container: ${container(131_071)}}]}`)).toEqual([])
    expect(problem('Workflow', `{templates: [{name: t, script: {image: i, source: ${text(200_000)}}}]}`)).toEqual([])
  })
})

test('rules of over 512 KiB are refused later, by Prometheus Operator', () => {
  const rule = (bytes: number): string =>
    `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {name: a}\nspec:\n  groups:\n  - name: g\n    rules:\n    - {alert: A, expr: ${text(bytes)}}\n`
  expect(problemsOf(rule(520_000)).filter(({ code }) => code === 'rules-too-large')).toEqual([])
  expect(problemsOf(rule(525_000))).toContainEqual(expect.objectContaining({ code: 'rules-too-large', max: 524_288 }))
})

test('chartContent of over 1 MiB does not fit into the ConfigMap that k3s copies it into', () => {
  const chart = (bytes: number): string =>
    `apiVersion: helm.cattle.io/v1\nkind: HelmChart\nmetadata: {name: a}\nspec:\n  chartContent: ${text(bytes)}\n`
  expect(problemsOf(chart(1_048_576)).filter(({ code }) => code === 'chart-content-too-large')).toEqual([])
  expect(problemsOf(chart(1_048_577))).toContainEqual(
    expect.objectContaining({ code: 'chart-content-too-large', line: 5, bytes: 1_048_577, max: 1_048_576 }),
  )
})

test('many CRDs are said once, at the first', async () => {
  const definitions = (count: number): string =>
    Array.from(
      { length: count },
      (_, i) => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: k${i}s.example.org}
spec: {group: example.org, scope: Namespaced, names: {kind: K${i}, plural: k${i}s}, versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]}
`,
    ).join('---\n')
  expect(problemsOf(definitions(manyDefinitions - 1))).toEqual([])
  const known = [{ code: 'many-definitions', line: 1, count: 300, from: 300 }]
  const input = definitions(manyDefinitions)
  expect(problemsOf(input)).toEqual(known)
  // Read in pieces it is the same.
  const source = { name: 'input.yaml', isRepeatable: false, chunks: () => [encoder.encode(input)] }
  const problems: unknown[] = []
  for await (const piece of analyzeStream([source], { cluster: defaultCluster, pieceBytes: 10_000 }))
    problems.push(...piece.problems.map(({ code, line, facts }) => ({ code, line, ...facts })))
  expect(problems).toEqual(known)
})

import { describe, expect, test } from 'vitest'
import { loadTexts, manifest } from '../testing/manifest'
import { type LoadProblem, loadResources } from './load-resources'
import { otherFileProblems } from './other-files'

function othersIn(...texts: readonly string[]): LoadProblem[] {
  const load = loadTexts(...texts)
  return [...load.problems, ...otherFileProblems(load)].filter(({ problem }) => problem.code.startsWith('other-'))
}

const codes = (...texts: readonly string[]): string[] => othersIn(...texts).map(({ problem }) => problem.code)

describe('what is no manifest is named', () => {
  test.each([
    [
      'other-helm-template',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ include "calico.fullname" . }}\n  labels:\n    {{- include "calico.labels" . | nindent 4 }}\nspec:\n  replicas: {{ .Values.replicaCount }}\n',
    ],
    [
      'other-helm-template',
      '{{- if .Values.serviceAccount.create -}}\napiVersion: v1\nkind: ServiceAccount\n{{- end }}\n',
    ],
    ['other-kustomization', 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n- a.yaml\n'],
    ['other-kustomization', 'resources:\n- a.yaml\nnamespace: calico\n'],
    ['other-values', 'replicaCount: 1\nimage:\n  repository: calico/node\n  tag: v3\n'],
    ['other-chart', 'apiVersion: v2\nname: calico\nversion: 3.30.0\n'],
    ['other-dockerfile', '# syntax=docker/dockerfile:1\nFROM alpine:3.20\nRUN apk add curl\nCMD ["sh"]\n'],
    ['other-compose', 'services:\n  web:\n    image: nginx\n'],
    ['other-terraform', 'resource "helm_release" "calico" {\n  name = "calico"\n}\n'],
    ['other-shell', '#!/usr/bin/env bash\nkubectl apply -f a.yaml\n'],
  ])('%s', (code, text) => {
    expect(codes(text)).toEqual([code])
  })

  test.each([
    manifest`ConfigMap a; Deployment b`,
    'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}\nspec: {}\n',
    // Prometheus and Argo have templates of their own in what is text to Kubernetes.
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  rules: |\n    summary: "{{ $labels.instance }} {{ if .Values }}x{{ end }}"\n',
    `${manifest`ConfigMap a`}---\nkind: [broken\n`,
    '',
  ])('a manifest is none of these: %#', text => {
    expect(codes(text)).toEqual([])
  })

  test('at the line that says so, of each source apart', () => {
    const [problem, ...others] = othersIn(manifest`ConfigMap a`, '# é\nreplicaCount: 1\n')
    expect(problem).toMatchObject({ source: 1, problem: { at: { start: 5 } } })
    expect(others).toEqual([])
  })
})

describe('what no server knows is no resource', () => {
  const kustomization = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [one.yaml]\n'
  const kubelet = 'apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n'

  test.each([
    ['other-kustomization', kustomization],
    ['other-kustomization', kustomization.replace('Kustomization', 'Component')],
    ['other-config', kubelet],
    ['other-config', 'apiVersion: v1\nkind: Config\nclusters: []\n'],
    ['other-config', 'apiVersion: skaffold/v4beta6\nkind: Config\n'],
    ['other-config', 'apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\n'],
  ])('%s: %s', (code, text) => {
    const load = loadTexts(`${text}---\n${manifest`ConfigMap a`}`)
    expect(load.resources.map(({ name }) => name)).toEqual(['a'])
    expect(load.problems).toMatchObject([{ problem: { code, severity: 'warning' } }])
  })

  test.each([
    'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}\n',
    'apiVersion: cluster.x-k8s.io/v1beta1\nkind: Cluster\nmetadata: {name: a}\n',
  ])('what a server knows is one: %s', text => {
    expect(loadTexts(text).resources).toHaveLength(1)
  })

  const beside: [code: string, text: string][] = [
    ['other-values', 'replicaCount: 1\nimage:\n  kind: nested\n'],
    ['other-chart', 'apiVersion: v2\nname: calico\nversion: 3.30.0\n'],
    ['other-kustomization', 'resources:\n- a.yaml\n'],
    ['other-data', 'a: 1\n---\nb: [2]\n'],
    ['other-data', '{"name": "web", "version": "1.0.0"}\n'],
  ]
  test.each(beside)('nor is a file beside others that names no kind, %s: %s', (code, text) => {
    const load = loadTexts(manifest`ConfigMap a`, text)
    expect(load.resources).toHaveLength(1)
    expect(load.problems).toMatchObject([{ source: 1, problem: { code, severity: 'warning' } }])
    // Alone it was meant, and what is wrong with it is said.
    expect(loadTexts(text).resources.every(({ readable, refused }) => !readable || refused)).toBe(true)
    expect(loadTexts(text).problems.some(({ problem }) => problem.severity === 'error')).toBe(true)
  })

  test.each([
    'kind: ConfigMap\nmetadata: {name: b}\n',
    'metadata: {name: b}\n"kind": ConfigMap\n',
    '{"kind": "ConfigMap"}\n',
    '{kind: ConfigMap}\n',
    `{{- if .Values.x }}\n${manifest`ConfigMap b`}{{- end }}\n`,
    'a: 1\n---\nkind: [broken\n',
    'a: [broken\n',
    '- 1\n- 2\n',
    'apiVersion: v1\nmetadata: {name: kindless}\n',
    'a: 1\n---\n\tb: 2\n',
  ])('a manifest that is broken or lacks something beside others stays one: %s', text => {
    const load = loadTexts(manifest`ConfigMap a`, text)
    expect(load.problems.filter(({ problem }) => problem.code.startsWith('other-'))).toEqual([])
    expect(load.resources.length).toBeGreaterThan(1)
  })

  test('what is edited into a manifest is read', () => {
    const sources = (text: string) =>
      ['apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n', text].map((each, index) => ({
        name: `${index}.yaml`,
        bytes: new TextEncoder().encode(each),
      }))
    const before = loadResources(sources('a: 1\n---\nb: 2\n'))
    const after = loadResources(sources('a: 1\n---\nkind: X\n'), { previous: before })
    expect(after.resources).toEqual(loadResources(sources('a: 1\n---\nkind: X\n')).resources)
  })
})

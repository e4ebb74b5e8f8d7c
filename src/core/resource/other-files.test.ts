import { describe, expect, test } from 'vitest'
import { loadTexts, manifest } from '../testing/manifest'
import { otherFileProblems } from './other-files'

const codes = (...texts: readonly string[]): string[] =>
  otherFileProblems(loadTexts(...texts)).map(({ problem }) => problem.code)

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
    const [problem, ...others] = otherFileProblems(loadTexts(manifest`ConfigMap a`, '# é\nreplicaCount: 1\n'))
    expect(problem).toMatchObject({ source: 1, problem: { at: { start: 5 } } })
    expect(others).toEqual([])
  })
})

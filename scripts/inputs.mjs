import { copyFileSync, existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { runnerImport } from 'vite'
import { root } from './run.mjs'

// Inputs of the conformance checks, put into a folder; each function gives the file's name there.

/** Our own operator with its CRDs. @param {string} folder */
export async function sampleManifest(folder) {
  const { module } = await runnerImport(join(root, 'src/core/sample/index.ts'))
  writeFileSync(join(folder, 'sample.yaml'), module.operatorWithCrds())
  return 'sample.yaml'
}

/** Calico's manifest before PR 9518; undefined where the fixtures are not on this machine. @param {string} folder */
export function calicoManifest(folder) {
  const fixtures = process.env.PLIMSOLL_FIXTURES ?? resolve(root, '../shared/fixtures')
  const manifest = join(fixtures, 'manifests/calico-tigera-operator-before-9518.yaml')
  if (!existsSync(manifest)) return undefined
  copyFileSync(manifest, join(folder, 'calico.yaml'))
  return 'calico.yaml'
}

/** Names and texts that mean something to shells, templates and YAML readers. @param {string} folder */
export function hostileManifest(folder) {
  const objects = hostileNames.flatMap(name => [
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name } },
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace: `in ${name}` } },
  ])
  writeFileSync(
    join(folder, 'hostile.yaml'),
    `apiVersion: v1
kind: ConfigMap
metadata: {name: templates}
data:
  a: "{{ .Values.x }} {{- end }} {{{{ }}}} {{/* c */}} \${VAR} $(cmd)"
  b: |
    {{ "{{" }}
    # no comment
  enum: =
${objects.map(object => `---\n${JSON.stringify(object)}\n`).join('')}`,
  )
  return 'hostile.yaml'
}

/** What kubectl reads and kustomize refuses or reads otherwise, each object with what kubectl finds in it. @param {string} folder */
export function quirksManifest(folder) {
  writeFileSync(join(folder, 'quirks.yaml'), quirks.map(({ text }) => `---\n${text}`).join(''))
  return { file: 'quirks.yaml', objects: quirks.map(({ object }) => object) }
}

const quirks = [
  ['data: {a: b, a: c}', { data: { a: 'c' } }],
  ['data: {y: "1"}', { data: { true: '1' } }],
  ['data: {1: "x", 010: "y"}', { data: { 1: 'x', 8: 'y' } }],
  ['spec: {a: yes, b: off, c: [on]}', { spec: { a: true, b: false, c: [true] } }],
  ['spec: {a: 2001-01-01, b: 2001-01-01T01:02:03Z}', { spec: { a: '2001-01-01', b: '2001-01-01T01:02:03Z' } }],
  ['spec: {a: 0644, b: 1_000, c: 190:20:30, d: =}', { spec: { a: 420, b: 1000, c: '190:20:30', d: '=' } }],
  ['spec: {a: !!binary aGk=, b: !custom x, c: !!str yes}', { spec: { a: 'hi', b: 'x', c: 'yes' } }],
  ['spec: &x {a: yes}\nother: {<<: *x, b: *x}', { spec: { a: true }, other: { a: true, b: { a: true } } }],
].map(([body, object], index) => ({
  text: `apiVersion: example.org/v1\nkind: Quirk\nmetadata: {name: q${index}}\n${body}\n`,
  object: Object.assign({ apiVersion: 'example.org/v1', kind: 'Quirk', metadata: { name: `q${index}` } }, object),
}))

const hostileNames = [
  ...["it's", '$(reboot)', '`reboot`', 'a b', 'say "no"', 'back\\slash', '*', '$HOME', '-n', '#', '中文'],
  "'; reboot; '",
]

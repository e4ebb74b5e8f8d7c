import { copyFileSync, existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { runnerImport } from 'vite'
import { root } from './run.mjs'

// Inputs of the conformance checks, put into a folder; each function gives the file's name there.

/**
 * An operator with its CRDs, 1.6 MB: Calico's before PR 9518, or where the fixtures are not on this machine our own.
 * @param {string} folder
 */
export async function operatorManifest(folder) {
  const fixtures = process.env.PLIMSOLL_FIXTURES ?? resolve(root, '../shared/fixtures')
  const manifest = join(fixtures, 'manifests/calico-tigera-operator-before-9518.yaml')
  if (existsSync(manifest)) {
    copyFileSync(manifest, join(folder, 'calico.yaml'))
    return 'calico.yaml'
  }
  const { module } = await runnerImport(join(root, 'src/core/sample/index.ts'))
  writeFileSync(join(folder, 'sample.yaml'), module.operatorWithCrds())
  return 'sample.yaml'
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

/**
 * What kubectl reads and kustomize refuses or reads otherwise, each object with what kubectl finds in it.
 * @param {string} folder
 */
export function quirksManifest(folder) {
  writeFileSync(join(folder, 'quirks.yaml'), quirks.map(({ text }) => `---\n${text}`).join(''))
  return { file: 'quirks.yaml', objects: quirks.map(({ object }) => object) }
}

/**
 * Every character that UTF-8 can hold, in values of ConfigMaps: those around which programs differ one by one, raw and
 * escaped, the others 4,096 at a time. `lost`: the names of those that hold one that kustomize carries in no form.
 * @param {string} folder
 */
export function planesManifest(folder) {
  /** @type {{ name: string, value: string, text: string }[]} */
  const written = []
  for (const code of aloneCodes) {
    const character = String.fromCodePoint(code)
    const name = `c${code.toString(16)}`
    const escaped =
      code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
    written.push({ name: `${name}-escaped`, value: `a${character}b`, text: `"a${escaped}b"` })
    if (code >= 0xa0 && code !== 0xfffe && code !== 0xffff) {
      written.push({ name: `${name}-raw`, value: `a${character}b`, text: `"a${character}b"` })
    }
  }
  for (let start = 0; start < 0x110000; start += 4096) {
    const codes = Array.from({ length: 4096 }, (_, i) => start + i)
    const wanted = codes.filter(
      code => code >= 0x20 && !aloneCodes.includes(code) && !(code >= 0xd800 && code < 0xe000),
    )
    const value = String.fromCodePoint(...wanted)
    if (value !== '') written.push({ name: `block-${start.toString(16)}`, value, text: JSON.stringify(value) })
  }
  writeFileSync(
    join(folder, 'planes.yaml'),
    written
      .map(({ name, text }) => `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {k: ${text}}\n`)
      .join(''),
  )
  const isLost = (/** @type {string} */ value) => /[\u007f-\u009f\ufffe\uffff]/.test(value)
  return {
    file: 'planes.yaml',
    objects: written
      .filter(({ value }) => !isLost(value))
      .map(({ name, value }) => ({ apiVersion: 'v1', data: { k: value }, kind: 'ConfigMap', metadata: { name } })),
    lost: written.filter(({ value }) => isLost(value)).map(({ name }) => name),
  }
}

const aloneCodes = [
  ...Array.from({ length: 0x20 }, (_, i) => i),
  ...Array.from({ length: 0x22 }, (_, i) => 0x7f + i),
  ...[0xad, 0x200b, 0x2028, 0x2029, 0x202e, 0xfdd0, 0xfeff],
  ...Array.from({ length: 17 }, (_, plane) => [plane * 0x10000 + 0xfffe, plane * 0x10000 + 0xffff]).flat(),
]

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

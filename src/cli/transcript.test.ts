import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { manifest } from '../core/testing/manifest'
import { run } from './run'
import { outcomeOf } from './testing/outcome-of'

// What people type on an ordinary day, mistakes among it, and all that they read then: `transcript.txt`, to be read
// aloud after every change of it.

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-transcript-'))
afterAll(() => rmSync(folder, { recursive: true }))

const fit = manifest`ConfigMap web data=200; Namespace shop`
const grown = manifest`ConfigMap web data=300; Namespace shop; Service web`
const large = manifest`CRD Boat.example.org/v1 json=300KiB; ConfigMap web data=200; ConfigMap dashboards data=300KiB`

const files: Readonly<Record<string, string>> = {
  'web.yaml': fit,
  'later.yaml': grown,
  'large.yaml': large,
  'broken.yaml': `${fit}---\nkind: ConfigMap\nmetadata:\n\tname: a\n`,
  'error.txt':
    'The ConfigMap "dashboards" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes\n',
  'log.txt': 'everything went well\n',
  'limits.json': '{"own": {"etcd.request": "1.5 Mebi"}}',
  'budgets.yaml':
    'version: 1\ninputs: web.yaml\nroutes: [server-side-apply]\nbudgets: {annotations: 80 %, total json: 600 kB}\nignores: [{resource: ConfigMap/old, reason: it moves, until: 2020-01-31}]\n',
  'empty/README.md': '',
  // The repository of a newcomer: what programs of all sorts keep in YAML and JSON, and some manifests.
  'repo/manifests/web.yaml': fit,
  'repo/chart/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\n',
  'repo/chart/values.yaml': 'replicaCount: 1\nimage: {tag: a}\n',
  'repo/chart/templates/web.yaml':
    '{{- if .Values.on }}\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\n{{- end }}\n',
  'repo/config/kustomization.yaml': 'resources: [../manifests/web.yaml]\n',
  'repo/config/kinded/kustomization.yaml':
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: []\n',
  'repo/config/patch.yaml': '- op: replace\n  path: /spec/replicas\n  value: 3\n',
  'repo/.github/workflows/ci.yaml': 'on: push\n',
  'repo/.plimsollignore': 'generated/\n',
  'repo/generated/all.yaml': large,
  'repo/package.json': '{"name": "web", "kind": "app"}',
  'repo/tsconfig.json': '{\n  // strict\n  "compilerOptions": {"strict": true,},\n}\n',
  'repo/mkdocs.yml': 'site_name: web\nemoji: !!python/name:emoji.twemoji\n',
  'repo/docker-compose.yml': 'services:\n  web: {image: web}\n',
  'repo/playbook.yaml': '- hosts: all\n  tasks: []\n',
  'repo/skaffold.yaml': 'apiVersion: skaffold/v4beta1\nkind: Config\n',
  'repo/.drone.yaml': 'kind: pipeline\ntype: docker\n',
  'repo/pipeline.yaml': 'kind: pipeline\ntype: docker\nname: default\n',
  'repo/blob.yaml': '\0\u0001\u0002',
  'repo/empty.yaml': '',
  'repo/text.yaml': 'only text\n',
  'repo/numbers.json': '[1, 2]',
}

beforeAll(() => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
})

const calls = [
  'plimsoll',
  'plimsoll help',
  'plimsoll fix --help',
  'plimsoll help route',
  'plimsoll analyse web.yaml',
  'plimsoll analyze web.yaml',
  'plimsoll analyze large.yaml',
  'plimsoll analyze large.yaml --route ssa',
  'plimsoll analyze large.yaml --route crs --route fleet',
  'plimsoll analyze -q web.yaml',
  'plimsoll analyze -q large.yaml',
  'plimsoll analyze broken.yaml',
  'plimsoll analyze wep.yaml',
  'plimsoll analyze empty',
  'plimsoll analyze repo',
  'plimsoll analyze -v repo',
  'plimsoll analyze repo --ignore *.yaml',
  'plimsoll analyze web.yaml -o wide',
  'plimsoll analyze web.yaml -o yaml',
  'plimsoll analyze web.yaml --route server-side',
  'plimsoll analyze web.yaml --route kubctl',
  'plimsoll analyze web.yaml --limits kubernets',
  'plimsoll analyze web.yaml --limits limits.json',
  'plimsoll analyze web.yaml --jsn',
  'plimsoll fix large.yaml',
  'plimsoll fix large.yaml --route ssa',
  'plimsoll fix web.yaml',
  'plimsoll fix large.yaml --error error.txt',
  'plimsoll fix large.yaml --error log.txt',
  'plimsoll split large.yaml --dry-run --export crs',
  'plimsoll split web.yaml --out out',
  'plimsoll split web.yaml --out out',
  'plimsoll split web.yaml --plan crd --out x',
  'plimsoll split web.yaml --max-bytes 1parsec --out x',
  'plimsoll verify web.yaml out',
  'plimsoll compare web.yaml later.yaml',
  'plimsoll compare web.yaml large.yaml',
  'plimsoll compare web.yaml',
  'plimsoll check --config budgets.yaml',
  'plimsoll check large.yaml --config budgets.yaml',
  'plimsoll check --config error.txt',
  'plimsoll report later.yaml --before web.yaml',
  'plimsoll top large.yaml --rows 2',
  'plimsoll explain 262144',
  'plimsoll explain request is too large',
  'plimsoll explain annotation',
] as const

test('what people type, and what they read', async () => {
  const said: string[] = []
  for (const call of calls) {
    const [, ...words] = call.split(' ')
    const isPath = (word: string): boolean => Object.keys(files).some(name => name.split('/')[0] === word)
    const placed = words.map(word =>
      isPath(word) || ['out', 'x', 'wep.yaml'].includes(word) ? join(folder, word) : word,
    )
    const { stdout, stderr, status } = await outcomeOf(terminal => run(placed, terminal))
    const errors = stderr.replaceAll(/^(?=.)/gm, '! ')
    said.push(`$ ${call}\n${stdout}${errors}${status === 0 ? '' : `[exit status ${status}]\n`}`)
  }
  const text = said.join('\n').replaceAll(`${folder}/`, '').replaceAll(folder, '.')
  await expect(text).toMatchFileSnapshot('transcript.txt')
})

test('a newcomer reads of no error in a repository that has none', async () => {
  const { stdout, stderr, status } = await outcomeOf(terminal => run(['analyze', join(folder, 'repo')], terminal))
  expect(`${stdout}${stderr}`).not.toMatch(/error|not readable|refused\./i)
  expect([status, stdout.split('\n')[0]]).toEqual([0, '2 of 2 resources fit kubectl apply on Kubernetes defaults.'])
})

import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { hostileManifest, operatorManifest } from '../inputs.mjs'
import { plimsoll } from '../plimsoll-cli.mjs'

export const name = "the appliers' own schemas take the custom resources of every export"

/** @typedef {import('../conformance.mjs').Reporter} Reporter */

const require = createRequire(import.meta.url)

/**
 * Kinds whose CRD an npm package gives as a validator, with the package's path. It takes fields it does not know, so
 * the shapes below are held too.
 */
const packaged = {
  'argoproj.io/v1alpha1/Application': '@kubernetes-models/argo-cd/argoproj.io/v1alpha1',
  'kustomize.toolkit.fluxcd.io/v1/Kustomization': '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1',
  'source.toolkit.fluxcd.io/v1/GitRepository': '@kubernetes-models/flux-cd/source.toolkit.fluxcd.io/v1',
}

/**
 * What the projects' CRDs say of the fields that are written (splitting rules, section 4): no package has them. A text
 * is a type, a list one of the values, `[shape]` a list, a key with `?` may be missing, `*` stands for any key. Fields
 * that are not here are refused.
 */
const metadata = {
  name: 'string',
  'namespace?': 'string',
  'annotations?': { '*': 'string' },
  'labels?': { '*': 'string' },
  'finalizers?': ['string'],
}
const selector = { matchLabels: { '*': 'string' } }
const source = { kind: ['ConfigMap', 'Secret'], name: 'string' }
const fluxSource = { interval: 'string', url: 'string', 'ref?': { '*': 'string' } }
const clusterResourceSet = {
  strategy: ['ApplyOnce', 'Reconcile'],
  clusterSelector: selector,
  resources: [source],
}
const shapes = {
  'addons.cluster.x-k8s.io/v1beta1/ClusterResourceSet': clusterResourceSet,
  'addons.cluster.x-k8s.io/v1beta2/ClusterResourceSet': clusterResourceSet,
  'config.projectsveltos.io/v1beta1/ClusterProfile': {
    clusterSelector: selector,
    'syncMode?': ['Continuous', 'ContinuousWithDriftDetection', 'OneTime', 'DryRun'],
    'dependsOn?': ['string'],
    policyRefs: [{ ...source, namespace: 'string' }],
  },
  'work.open-cluster-management.io/v1/ManifestWork': {
    workload: { manifests: 'array' },
    'manifestConfigs?': [
      {
        resourceIdentifier: { group: 'string', resource: 'string', name: 'string', 'namespace?': 'string' },
        updateStrategy: { type: ['ServerSideApply', 'Update', 'CreateOnly', 'ReadOnly'] },
      },
    ],
  },
  'fleet.cattle.io/v1alpha1/GitRepo': {
    repo: 'string',
    'branch?': 'string',
    'revision?': 'string',
    paths: ['string'],
    'targets?': [{ clusterSelector: selector }],
  },
  'argoproj.io/v1alpha1/Application': {
    project: 'string',
    source: { repoURL: 'string', targetRevision: 'string', path: 'string' },
    destination: { server: 'string', namespace: 'string' },
    syncPolicy: { automated: { prune: 'boolean', selfHeal: 'boolean' }, 'syncOptions?': ['string'] },
  },
  'kustomize.toolkit.fluxcd.io/v1/Kustomization': {
    interval: 'string',
    retryInterval: 'string',
    timeout: 'string',
    path: 'string',
    prune: 'boolean',
    wait: 'boolean',
    sourceRef: { kind: ['GitRepository', 'OCIRepository'], name: 'string' },
    'dependsOn?': [{ name: 'string' }],
    'targetNamespace?': 'string',
  },
  'source.toolkit.fluxcd.io/v1/GitRepository': fluxSource,
  'source.toolkit.fluxcd.io/v1/OCIRepository': fluxSource,
  'source.toolkit.fluxcd.io/v1beta2/OCIRepository': fluxSource,
}

/** Exports whose custom resources are looked at, with what changes them. */
const exports = [
  { target: 'clusterresourceset', options: [] },
  { target: 'clusterresourceset', options: ['api=v1beta1', 'strategy=ApplyOnce', 'carrier=secret'] },
  { target: 'argocd', options: [] },
  { target: 'argocd', options: ['waves=objects', 'server-side=always'] },
  { target: 'flux', options: [] },
  { target: 'flux', options: ['source-kind=OCIRepository', 'source-url=oci://registry.example.com/b'] },
  { target: 'sveltos', options: [] },
  { target: 'fleet', options: [] },
  { target: 'ocm', options: [] },
]

/** @param {Reporter} reporter */
export async function run({ check, skip }) {
  const work = mkdtempSync(join(tmpdir(), 'plimsoll-schemas-'))
  const validators = loadValidators(skip)
  try {
    for (const input of [await operatorManifest(work), hostileManifest(work)]) {
      for (const { target, options } of exports) {
        const out = join(work, [input, target, ...options].join('.').replaceAll('/', '_'))
        const words = options.flatMap(option => ['--option', option])
        await check(`${input} for ${target} ${options.join(' ')}`, () => {
          plimsoll(['split', join(work, input), '--plan', 'stages', '--export', target, ...words, '--out', out])
          const found = objectsBelow(out).filter(({ apiVersion, kind }) => `${apiVersion}/${kind}` in shapes)
          assert.ok(found.length > 0, 'no custom resource of the applier')
          for (const object of found) checkObject(object, validators)
        })
      }
    }
  } finally {
    rmSync(work, { recursive: true })
  }
}

/** @param {(reason: string) => void} skip */
function loadValidators(skip) {
  /** @type {Map<string, new (object: object) => { validate(): void }>} */
  const validators = new Map()
  for (const [id, path] of Object.entries(packaged)) {
    try {
      validators.set(id, require(path)[id.split('/').at(-1) ?? ''])
    } catch {
      skip(`no ${path}`)
    }
  }
  return validators
}

/**
 * @param {Record<string, any>} object
 * @param {Map<string, new (object: object) => { validate(): void }>} validators
 */
function checkObject({ apiVersion, kind, metadata: meta, ...rest }, validators) {
  const id = /** @type {keyof typeof shapes} */ (`${apiVersion}/${kind}`)
  const problems = [...held(meta, metadata, 'metadata'), ...held(rest, { spec: shapes[id] }, '')]
  assert.deepEqual(problems, [], `${id} ${meta?.name}`)
  const Validator = validators.get(id)
  if (Validator) new Validator({ apiVersion, kind, metadata: meta, ...rest }).validate()
}

/**
 * Where a value is not of its shape.
 * @param {any} value
 * @param {any} shape
 * @param {string} path
 * @returns {string[]}
 */
function held(value, shape, path) {
  if (typeof shape === 'string') {
    const type = Array.isArray(value) ? 'array' : typeof value
    return type === shape ? [] : [`${path}: ${type} for ${shape}`]
  }
  if (Array.isArray(shape)) {
    // Several texts are the values there are; one of anything is the shape of each item.
    if (shape.length > 1) return shape.includes(value) ? [] : [`${path}: ${value} for one of ${shape.join(', ')}`]
    if (!Array.isArray(value)) return [`${path}: no list`]
    return value.flatMap((item, index) => held(item, shape[0], `${path}[${index}]`))
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${path}: no mapping`]
  const missing = Object.keys(shape).filter(key => key !== '*' && !key.endsWith('?') && !(key in value))
  return [
    ...missing.map(key => `${path}.${key}: missing`),
    ...Object.entries(value).flatMap(([key, member]) => {
      const known = shape[key] ?? shape[`${key}?`] ?? shape['*']
      return known === undefined ? [`${path}.${key}: no such field`] : held(member, known, `${path}.${key}`)
    }),
  ]
}

/** @param {string} folder @returns {Record<string, any>[]} */
function objectsBelow(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.yaml'))
    .flatMap(file => parseAllDocuments(readFileSync(join(folder, file), 'utf8'), { uniqueKeys: false }))
    .map(document => document.toJS({ maxAliasCount: -1 }))
    .filter(object => typeof object === 'object' && object !== null)
}

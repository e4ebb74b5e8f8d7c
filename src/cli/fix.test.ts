import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { analyzeCommand } from './analyze'
import { fixCommand } from './fix'
import { type Outcome, outcomeOf } from './testing/outcome-of'

const configMap = (name: string, bytes: number, comment = 0): string =>
  `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {k: ${'x'.repeat(bytes)}}\n# ${'c'.repeat(comment)}\n`

describe('plimsoll fix', () => {
  let folder: string
  const at = (...path: string[]): string => join(folder, ...path)
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plimsoll-fix-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const fix = (text: string, ...words: string[]): Promise<Outcome> => {
    writeFileSync(at('in.yaml'), text)
    return outcomeOf(fixCommand.start([at('in.yaml'), ...words]))
  }

  test('says that nothing is to be fixed', async () => {
    const { stdout, status } = await fix(configMap('a', 10))
    expect(stdout).toMatch(/^Nothing to fix: 1 of 1 fit client-side-apply\.\n\nNext: kubectl apply -f \S+\n$/)
    expect(status).toBe(0)
  })

  test('names the remedy, its price and the numbers', async () => {
    const { stdout, status } = await fix(configMap('a', 10) + configMap('b', 300_000))
    expect(stdout).toContain('Smallest fix for client-side-apply: 2 of 2 fit server-side-apply (before: 1).')
    expect(stdout).toContain('Use server-side-apply. Another route; same file.')
    expect(stdout).toMatch(/configmap\/b: 300,\d{3} of 262,144 bytes \(apply.last-applied\) becomes/)
    expect(status).toBe(0)
  })

  test('counts what carries the whole, and follows the limits of the cluster', async () => {
    const two = configMap('a', 600_000) + configMap('b', 600_000)
    const split = await fix(two, '--route', 'clusterresourceset-configmap')
    expect(split.stdout).toMatch(
      /^Smallest fix for \S+: 2 of 2 fit \S+ \(before: 2, but one object of 1,200,\d{3} of 1,048,576 bytes/,
    )
    const limits = at('limits.json')
    writeFileSync(limits, '{"own": {"configmap.data": "2 MiB"}}')
    const raised = await fix(two, '--route', 'clusterresourceset-configmap', '--limits', limits)
    expect(raised.stdout).toMatch(/^Nothing to fix: 2 of 2 fit .* of 2,097,152 bytes/)
    expect(raised.status).toBe(0)
  })

  test('trims descriptions until they fit, and writes what it says', async () => {
    const about = (name: string): string => `${name} is what it is. ${'And so on. '.repeat(20)}`
    const fields = Array.from({ length: 120 }, (_, at) => `f${at}: {type: string, description: ${about(`f${at}`)}}`)
    const crd = [
      'apiVersion: apiextensions.k8s.io/v1',
      'kind: CustomResourceDefinition',
      'metadata: {name: as.b.c}',
      'spec:',
      '  group: b.c',
      '  scope: Cluster',
      '  names: {kind: A, plural: as}',
      '  versions:',
      '  - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, properties: {',
      `    ${fields.join(',\n    ')}}}}}`,
    ].join('\n')
    const limits = ['--limits', at('limits.json')]
    writeFileSync(at('limits.json'), '{"own": {"apply.last-applied": 26214}}')
    const { stdout, status } = await fix(`${crd}\n`, '--trim', '--diff', ...limits, '--out', at('out'))
    expect(status).toBe(0)
    const [, bytes] = /becomes (25,\d{3}) of 26,214 bytes \(apply.last-applied\)$/m.exec(stdout) ?? []
    expect(stdout).toContain('to whole sentences, 0 gone, of 120\n')
    expect(stdout).toMatch(/^ {2}proof: [\d,]+ values compared, nothing differs but [\d,]+ descriptions$/m)
    expect(stdout).toContain('  @@ line 110 spec.versions.0.schema.openAPIV3Schema.properties.f100.description\n')
    expect(stdout).toContain('  + f100 is what it is.\n')
    const again = await outcomeOf(fixCommand.start(['--trim', '--json', ...limits, at('out')]))
    expect(JSON.parse(again.stdout)).toMatchObject({ outcome: 'none-needed', trims: [] })
    const analyzed = await outcomeOf(analyzeCommand.start(['--json', at('out')]))
    const written = JSON.parse(analyzed.stdout) as { resources: [{ bytes: { annotations: number } }] }
    expect(written.resources[0].bytes.annotations.toLocaleString('en')).toBe(bytes)
  })

  test('says that nothing can, and why', async () => {
    const { stdout, status } = await fix(configMap('a', 1_100_000), '--route', 'create')
    expect(stdout).toContain('Nothing can: 0 of 1 fit create')
    expect(stdout).toContain('stays out: configmap/a: 1,100,000 of 1,048,576 bytes (configmap.data)')
    expect(status).toBe(1)
  })

  test('writes what it promises', async () => {
    const text = configMap('a', 400_000, 400_000) + configMap('b', 400_000, 400_000)
    const words = ['--route', 'clusterresourceset-configmap', '--json', '--out', at('out')]
    const { stdout, status } = await fix(text, ...words)
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, outcome: 'fix' })
    expect(status).toBe(0)
    expect(readFileSync(at('out', 'PROOF.md'), 'utf8')).toContain('2 in, 2 out, equal')
  })

  test('writes no bundle that its cluster refuses', async () => {
    writeFileSync(at('limits.json'), '{"own": {"configmap.data": 500000}}')
    const words = ['--route', 'clusterresourceset-configmap', '--limits', at('limits.json'), '--out', at('out')]
    const text = configMap('a', 300_000) + configMap('b', 300_000) + configMap('c', 100_000)
    expect(await fix(text, ...words)).toMatchObject({ status: 0 })
    const { bundles } = JSON.parse(readFileSync(at('out', 'plan.json'), 'utf8')) as { bundles: { bytes: number }[] }
    expect(bundles).toHaveLength(2)
    for (const { bytes } of bundles) expect(bytes).toBeLessThanOrEqual(500_000)
  })

  test('writes nothing for a route without an applier, and says for whom it could', async () => {
    const { stdout, stderr, status } = await fix(configMap('a', 10), '--route', 'karmada', '--out', at('out'))
    expect(stdout).toContain('Nothing to fix: 1 of 1 fit karmada')
    expect(stderr).toContain('no bundles are written for karmada; --export kubectl asks for kubectl instead')
    expect(status).toBe(2)
    expect(existsSync(at('out'))).toBe(false)
  })

  test('finds limit, resource and remedies of an error', async () => {
    writeFileSync(
      at('log'),
      'noise\nThe ConfigMap "b" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes\n',
    )
    const { stdout, status } = await fix(configMap('a', 10) + configMap('b', 300_000), '--error', at('log'))
    expect(stdout).toContain('limit: apply.last-applied or meta.annotations, at most 262,144')
    expect(stdout).toContain('resource: configmap/b on client-side-apply')
    expect(stdout).toContain('+ Use server-side-apply: ')
    // What cannot be made of a ConfigMap is not listed.
    expect(stdout).not.toMatch(/JSON documents|versions|descriptions/)
    expect(status).toBe(0)
    writeFileSync(at('log'), 'permission denied\n')
    expect(await fix(configMap('a', 10), '--error', at('log'))).toMatchObject({
      stdout: expect.stringContaining('No text in it is known as a refusal for size.'),
      status: 1,
    })
  })

  const explain = (text: string, error: string, ...words: string[]): Promise<Outcome> => {
    writeFileSync(at('log'), error)
    return fix(text, '--error', at('log'), ...words)
  }

  test('answers an error of Argo CD for Argo CD, and for the route that is given', async () => {
    const error = 'ConfigMap "b" is invalid: metadata.annotations: Too long: must have at most 262144 bytes'
    const argo = `one or more objects failed to apply, reason: ${error} (retried 5 times).`
    const { stdout } = await explain(configMap('b', 300_000), argo)
    expect(stdout).toContain('printed by: Argo CD')
    expect(stdout).toContain('on argocd-client-side\n  + Use argocd-server-side: ')
    expect(stdout).toContain('ServerSideApply=true')
    expect(stdout).not.toContain('--force-conflicts')
    const given = await explain(configMap('b', 300_000), `The ${error}`, '--route', 'argocd-client-side')
    expect(given.stdout).toContain('on argocd-client-side\n  + Use argocd-server-side: ')
  })

  test('says what follows from server-side apply', async () => {
    expect((await fix(configMap('b', 300_000))).stdout).toMatch(/Use server-side-apply.*\n.*--force-conflicts/)
    const { stdout } = await explain(
      configMap('b', 300_000),
      'metadata.annotations: Too long: must have at most 262144 bytes',
    )
    expect(stdout).toContain('--force-conflicts')
  })

  const keys = (...sizes: number[]): string =>
    `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: boards}\ndata:\n${sizes.map((size, index) => `  k${index}: ${'x'.repeat(size)}\n`).join('')}`

  test('offers a split by key where that is what helps, with its numbers', async () => {
    const { stdout } = await explain(
      keys(150_000, 150_000, 150_000),
      'The ConfigMap "boards" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes',
    )
    expect(stdout).toMatch(/\+ Split by key: 3 objects, the largest 150,\d{3} of 262,144 bytes/)
  })

  test('splits by key what is over the limit of its data, in as few as pass, and writes it', async () => {
    const large = keys(270_000, 270_000, 270_000)
    writeFileSync(at('limits.json'), '{"own": {"configmap.data": 600000}}')
    const limits = ['--limits', at('limits.json')]
    const { stdout, status } = await fix(large, '--route', 'create', ...limits, '--out', at('split'))
    expect(stdout).toContain('Smallest fix for create: 1 of 1 fit create (before: 0).')
    expect(stdout).toMatch(/Split by key\. .*\n {4}split-by-key: configmap\/boards, at most 540,000 bytes/)
    expect(status).toBe(0)
    expect(readFileSync(at('split', 'PROOF.md'), 'utf8')).toContain('split by key into `boards` (2), `boards-2` (1)')
    // Both are needed by kubectl apply: another route, and two objects.
    const applied = await fix(large, ...limits)
    expect(applied.stdout).toMatch(/2 remedies|Use server-side-apply[\s\S]*Split by key/)
    expect(applied.status).toBe(0)
  })

  test('carries the parts of a split within one object, and counts them', async () => {
    const noise = (count: number): string =>
      Array.from({ length: count }, (_, index) => Math.imul(index + 1, 2_654_435_761).toString(36)).join(' ')
    const text = `${keys(10)}  big: ${'y'.repeat(600_000)}\n  more: ${'z'.repeat(600_000)}\n  noise: ${noise(1000)}\n`
    const { stdout } = await fix(text, '--route', 'helm-3-crds', '--json')
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: 'fix',
      keySplits: [{ resource: '/ConfigMap/default/boards' }],
      after: { goIn: 1, of: 1, whole: { verdict: 'fits' } },
    })
  })

  test('says which limit remains, and by how much, where nothing can', async () => {
    const { stdout } = await fix(configMap('a', 1_100_000), '--route', 'create')
    expect(stdout).toContain('1,100,000 of 1,048,576 bytes (configmap.data), 51,424 too many')
  })

  const release =
    'Error: INSTALLATION FAILED: create: failed to create: Secret "sh.helm.release.v1.shop.v1" is invalid: data: Too long: may not be more than 1048576 bytes'

  test('shows the whole on the routes of Helm for its own Secret, and what others did', async () => {
    const random = Array.from({ length: 300_000 }, (_, index) =>
      (Math.imul(index + 7, 2_246_822_519) >>> 0).toString(36),
    ).join('')
    const { stdout, status } = await explain(
      configMap('a', 10).replace('xxxxxxxxxx', random.slice(0, 1_000_000)),
      release,
    )
    for (const route of ['helm-3-templates', 'helm-3-crds', 'helm-4-templates', 'helm-4-crds'])
      expect(stdout).toMatch(new RegExp(`the whole input on ${route}: \\w+, about [\\d,]+ of 1,048,576 bytes`))
    expect(stdout).toMatch(/\.helmignore[\s\S]*crds\/[\s\S]*HELM_DRIVER=sql/)
    expect(stdout).toContain('stays out: the whole input')
    expect(status).toBe(1)
  })

  test('answers a text without a manifest, and says what to give', async () => {
    const { stdout, stderr, status } = await explain('', release)
    expect(stdout).toContain('limit: helm.release, at most 1,048,576')
    expect(stdout).toContain('enforced by: kube-apiserver')
    expect(stdout).toContain('.helmignore')
    expect(stdout).toContain('Give the manifests to see which resource it is')
    // A file was named, and nothing in it can be read.
    expect(stderr).toContain('no resource in the input can be read')
    expect(status).toBe(2)
  })

  test('lists no remedy that cannot be made, and each by its name', async () => {
    const crd = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: boats.example.org}
spec:
  group: example.org
  scope: Namespaced
  names: {plural: boats, kind: Boat}
  versions:
  - name: v1
    served: true
    storage: true
    schema: {openAPIV3Schema: {type: object, description: ${'x'.repeat(1_600_000)}}}
`
    const { stdout } = await explain(
      crd,
      'Error from server: etcdserver: request is too large',
      '--route',
      'server-side-apply',
    )
    const listed = stdout.split('\n').filter(line => /^ {2}[+-] /.test(line))
    expect(listed).toEqual([
      expect.stringMatching(/^ {2}\+ Trim descriptions until it fits: /),
      expect.stringMatching(/^ {2}\+ Strip all descriptions: /),
      expect.stringMatching(/^ {2}\+ Raise the limit: /),
    ])
  })
})

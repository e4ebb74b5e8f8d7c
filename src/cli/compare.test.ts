import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { manifest } from '../core/testing/manifest'
import { compareCommand } from './compare'
import { explainCommand } from './explain'
import { outcomeOf } from './testing/outcome-of'
import { verifyCommand } from './verify'

describe('plimsoll compare', () => {
  let folder: string
  const path = (name: string) => join(folder, name)
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'plimsoll-'))
    writeFileSync(path('old.yaml'), manifest`Namespace shop; ConfigMap web data=10; ConfigMap gone data=5`)
    writeFileSync(path('new.yaml'), manifest`Namespace shop; ConfigMap web data=300KiB; ConfigMap new data=5`)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const compared = (...words: string[]) => outcomeOf(compareCommand.start(words))

  test('says what became of each resource, and ends with 1 where one is newly refused', async () => {
    const { stdout, stderr, status } = await compared(path('old.yaml'), path('new.yaml'))
    expect([status, stderr]).toEqual([1, ''])
    expect(stdout).toContain('1 added, 1 gone, 1 grown, 1 the same.')
    expect(stdout).toMatch(/grown\s+configmap\/web\n\s+newly refused: kubectl apply, /)
  })

  test('is content where a judged route takes everything', async () => {
    const { status } = await compared(path('old.yaml'), path('new.yaml'), '--route', 'server-side-apply')
    expect(status).toBe(0)
    const grown = await compared(path('old.yaml'), path('new.yaml'), '--route', 'create', '--fail-on', 'grown')
    expect(grown.status).toBe(1)
  })

  test('leaves out of folders what is asked, and asks so again', async () => {
    for (const [name, data] of [
      ['a', 10],
      ['b', 300_000],
    ] as const) {
      mkdirSync(path(`${name}/tests`), { recursive: true })
      writeFileSync(path(`${name}/web.yaml`), manifest`ConfigMap web data=10`)
      writeFileSync(path(`${name}/tests/large.yaml`), manifest`ConfigMap large data=${data}`)
    }
    const { stdout, stderr, status } = await compared(path('a'), path('b'), '--ignore', 'tests/')
    expect([status, stdout.split('\n')[0]]).toEqual([0, 'nothing differs, 1 the same.'])
    expect(stdout).toContain(`compare ${path('a')} ${path('b')} --ignore tests/ --plan stages`)
    expect(stderr.match(/left out by patterns/g)).toHaveLength(2)
  })

  test('says where the object that carries the whole is newly refused', async () => {
    writeFileSync(path('one.yaml'), manifest`ConfigMap a data=100KiB`)
    writeFileSync(
      path('many.yaml'),
      manifest`ConfigMap a data=100KiB; ConfigMap b data=600KiB; ConfigMap c data=600KiB`,
    )
    const words = [path('one.yaml'), path('many.yaml'), '--route', 'clusterresourceset-configmap']
    const { stdout, status } = await compared(...words)
    expect(stdout).toMatch(/ClusterResourceSet, one ConfigMap, the whole input: refused\n\s+newly refused\n/)
    expect(status).toBe(1)
    expect((await compared(...words, '--route', 'create')).status).toBe(1)
    expect((await compared(...words.slice(0, 2), '--route', 'create')).status).toBe(0)
    expect((await compared(...words.slice(1, 2), ...words.slice(1))).status).toBe(0)
    const { wholes } = JSON.parse((await compared(...words, '--json')).stdout)
    expect(wholes.find((whole: { route: string }) => whole.route === words[3])).toMatchObject({
      before: { verdict: 'fits' },
      after: { verdict: 'refused', limit: 'configmap.data' },
    })
  })

  test('says what is broken, which is in neither column', async () => {
    writeFileSync(path('broken.yaml'), `${manifest`ConfigMap web data=10`}---\na: [\n`)
    const { stderr, status } = await compared(path('old.yaml'), path('broken.yaml'))
    expect(stderr).toMatch(/^error: .*broken\.yaml:\d+:\d+: This is no valid YAML/)
    expect(status).toBe(1)
  })

  test('refuses a pattern that matches nothing, and plans in the cluster that is asked about', async () => {
    const words = [path('old.yaml'), path('new.yaml'), '--plan', 'stages', '--format', 'json']
    expect(await compared(...words, '--include', 'kind:Configmaps')).toMatchObject({ status: 2, stdout: '' })
    writeFileSync(path('limits.json'), '{"own": {"configmap.data": 5000}}')
    const carried = [...words, '--export', 'clusterresourceset', '--limits', path('limits.json')]
    expect(compareCommand.read(carried).plan).toMatchObject({ maxBytes: 5000, form: 'json' })
  })

  test('writes the comparison as JSON', async () => {
    const { stdout } = await compared(path('old.yaml'), path('old.yaml'), '--json')
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, common: 3, counts: { same: 3, added: 0, gone: 0 } })
  })

  test('names the bundles that an upgrade applies again, and writes only those', async () => {
    writeFileSync(path('next.yaml'), manifest`Namespace shop; ConfigMap web data=10; ConfigMap gone data=5; Service s`)
    const words = ['--plan', 'stages', '--export', 'flux', '--out', path('upgrade')]
    const { stdout } = await compared(path('old.yaml'), path('next.yaml'), ...words)
    expect(stdout).toContain('same   00-namespaces\nsame   40-config\napply  50-services, 1 of 1\n')
    expect(readdirSync(path('upgrade')).filter(name => /^\d/.test(name))).toEqual(['50-services'])
    expect(await outcomeOf(verifyCommand.start([path('next.yaml'), path('upgrade')]))).toMatchObject({ status: 0 })
    expect(() => compareCommand.read(['a', 'b', '--out', 'x'])).toThrow('--out goes with --plan')
  })

  test('says what it wrote, and ends with 1 where a bundle of it is over its limit', async () => {
    writeFileSync(path('large.yaml'), manifest`ConfigMap web data=9000`)
    const words = ['--plan', 'stages', '--max-bytes', '5000', '--out', path('too-large')]
    const { stdout, status } = await compared(path('old.yaml'), path('large.yaml'), ...words)
    expect(stdout).toContain('0 of 1 bundles within their limit')
    expect(stdout).toContain(`Written to ${path('too-large')}.`)
    expect(status).toBe(1)
    writeFileSync(path('wrong.yaml'), manifest`ConfigMap web data=10; ConfigMap AbC`)
    const refused = await compared(path('old.yaml'), path('wrong.yaml'), '--plan', 'stages', '--out', path('wrong'))
    expect(refused.stdout).toContain('refused by kubectl apply --server-side in any bundle: configmap/AbC')
    expect(refused.status).toBe(1)
  })

  test('plans with the options of split', () => {
    const { plan } = compareCommand.read([
      ...[
        'a',
        'b',
        '--plan',
        'fit',
        '--max-bytes',
        '9000',
        '--max-resources=5',
        '--include',
        'kind:Secret',
        '--exclude=x',
      ],
    ])
    expect(plan).toMatchObject({
      preset: 'fit',
      maxBytes: 9000,
      maxResources: 5,
      filter: { include: ['kind:Secret'], exclude: ['x'] },
    })
  })

  test('plans for the route that it compares by, or compares by that of the plan', () => {
    const words = ['a', 'b', '--plan', 'crds-first']
    const given = compareCommand.read([...words, '--route', 'client-side-apply', '--route', 'create'])
    expect(given).toMatchObject({ routes: ['client-side-apply', 'create'], plan: { route: 'client-side-apply' } })
    expect(compareCommand.read([...words, '--export', 'flux'])).toMatchObject({
      routes: ['flux-kustomization'],
      plan: { target: 'flux', route: 'flux-kustomization' },
    })
    expect(() => compareCommand.read([...words, '--export', 'flux', '--route', 'create'])).toThrow('does not go by')
  })

  test('says what is refused over an object that is there already', async () => {
    const holding = (bytes: number) =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata: {a: ${'x'.repeat(bytes)}}\n`
    writeFileSync(path('before.yaml'), holding(4_000))
    writeFileSync(path('small.json'), '{"own": {"etcd.request": 5500}}')
    const words = [path('before.yaml'), path('after.yaml'), '--limits', path('small.json'), '--fail-on', 'later']
    const found: number[] = []
    // What ownership adds is some 200 bytes: one of these is within that below the limit.
    for (let bytes = 4_500; bytes < 5_500; bytes += 100) {
      writeFileSync(path('after.yaml'), holding(bytes))
      const { stdout, status } = await compared(...words, '--route', 'create')
      if (/newly: fits once; the next `kubectl/.test(stdout)) found.push(status)
    }
    expect(found).toContain(1)
    expect(found).not.toContain(0)
  })

  test('plans for the cluster that it compares in, and in the format that is said', () => {
    writeFileSync(path('limits.json'), '{"own": {"configmap.data": 500000}}')
    const words = ['a', 'b', '--plan', 'fit', '--export', 'clusterresourceset', '--format=json']
    expect(compareCommand.read(words).plan).toMatchObject({ form: 'json', maxBytes: null })
    const { cluster, plan } = compareCommand.read([...words, '--limits', path('limits.json')])
    expect(cluster.own).toEqual({ 'configmap.data': 500_000 })
    expect(plan).toMatchObject({ form: 'json', maxBytes: 500_000 })
  })

  test('ends with 2 where a filter of the plan matches nothing', async () => {
    const words = [path('old.yaml'), path('new.yaml'), '--plan', 'fit', '--include', 'name:wep']
    const { stderr, status } = await compared(...words)
    expect(stderr).toContain('--include name:wep matches no resource; the nearest are web')
    expect(status).toBe(2)
  })

  test('names what cannot be read', async () => {
    const { status, stderr } = await compared(path('old.yaml'), path('missing.yaml'))
    expect(status).toBe(2)
    expect(stderr).toContain('missing.yaml')
  })

  test.each([[['a.yaml']], [['a.yaml', 'b.yaml', 'c.yaml']]])('refuses %j', words => {
    expect(() => compareCommand.read(words)).toThrow('BEFORE and AFTER')
  })
})

describe('plimsoll explain', () => {
  const explained = async (...words: string[]) => (await outcomeOf(explainCommand.start(words))).stdout

  test('says who enforces a limit, what it counts, and in which words it answers, old and new', async () => {
    const text = await explained('meta.annotations')
    expect(text).toContain('262,144 bytes')
    expect(text).toContain('enforced by  kube-apiserver')
    expect(text).toContain('Too long: may not be more than 262144 bytes  (Kubernetes 1.32 and later)')
    expect(text).toContain('Too long: must have at most 262144 bytes  (Kubernetes 1.31 and earlier)')
    expect(text).toContain('ValidateAnnotationsSize')
  })

  test('lists every limit, and as data', async () => {
    expect(await explained()).toMatch(/^etcd\.request +1,572,864 bytes +etcd$/m)
    const rows = JSON.parse(await explained('--json'))
    expect(rows.find(({ id }: { id: string }) => id === 'ocm.manifestwork')).toMatchObject({
      version: 1,
      max: 512_000,
      unit: 'bytes',
    })
  })

  test('says of an error what it has of its own: numbers, and what helps with the program that printed it', async () => {
    const grpc = await explained('grpc: received message larger than max (11000000 vs. 10485760)')
    expect(grpc).toContain('in the text  11,000,000, limit 10,485,760')
    expect(grpc).toContain('the text does not tell which it was')
    const annotations = 'metadata.annotations: Too long: must have at most 262144 bytes (retried 5 times)'
    expect(await explained(annotations)).toContain('ServerSideApply=true')
    expect(await explained('etcd.request')).not.toContain('in the text')
  })

  test('names what there is where a limit is not known', () => {
    expect(() => explainCommand.read(['etcd.magic'])).toThrow("no limit 'etcd.magic'")
  })
})

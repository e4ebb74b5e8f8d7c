import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { zipFiles } from '../core/archive'
import { bytes } from '../core/bytes'
import { appliers } from '../core/export'
import type { PlanSettings } from '../core/plan'
import { usual } from '../core/testing/asked'
import { manifest } from '../core/testing/manifest'
import { run } from './run'
import { splitCommand } from './split'
import { type Outcome, outcomeOf } from './testing/outcome-of'
import { verifyCommand } from './verify'

const encode = (text: string) => new TextEncoder().encode(text)
const settings: PlanSettings = { preset: 'stages', form: 'text', target: 'kubectl', maxBytes: null, name: 'shop' }

describe('plimsoll split', () => {
  let folder: string
  const at = (...path: string[]): string => join(folder, ...path)

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plimsoll-split-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  function split(text: string, out: string, changes: Partial<PlanSettings> = {}): Promise<Outcome> {
    writeFileSync(at('in.yaml'), text)
    const given = {
      input: { paths: [at('in.yaml')] },
      settings: { ...settings, route: 'server-side-apply' as const, ...changes },
      cluster: usual,
      splitByKey: [],
      out,
    }
    return outcomeOf(runner => splitCommand.run(given, runner))
  }

  test('writes the bundles into a new folder, the script executable', async () => {
    const { status, stdout } = await split(manifest`ConfigMap a; Namespace shop`, at('out', 'deep'))
    expect(status).toBe(0)
    expect(stdout).toContain('2 in, 2 out, equal when read back')
    expect(readdirSync(at('out', 'deep')).sort()).toEqual([
      '00-namespaces.yaml',
      '40-config.yaml',
      'PROOF.md',
      'README.md',
      'SHA256SUMS',
      'apply.sh',
      'pipeline.sh',
      'plan.json',
      'remove.sh',
      'verify.sh',
    ])
    expect(statSync(at('out', 'deep', 'apply.sh')).mode & 0o111).toBe(0o111)
  })

  test('into a folder of the input is not read as input the next time, unless it is named', async () => {
    await split(manifest`ConfigMap a; Namespace shop`, at('deep', 'out'))
    const analyzed = (path: string) => outcomeOf(terminal => run(['analyze', path], terminal))
    const whole = await analyzed(folder)
    expect(whole.stdout).toContain('2 of 2 resources')
    expect(whole.stderr).toBe(
      `plimsoll: ${at('deep', 'out')} was written by plimsoll split from files that are read here, and is left out; name it to read it\n`,
    )
    for (const named of [at('deep', 'out'), at('deep')]) {
      const { stdout, stderr } = await analyzed(named)
      expect([stdout.includes('2 of 2 resources'), stderr.includes('left out')]).toEqual([true, false])
    }
    const verified = await outcomeOf(terminal => run(['verify', folder, at('deep', 'out')], terminal))
    expect([verified.status, verified.stdout.includes('2 in, 2 out, equal')]).toEqual([0, true])
    rmSync(at('deep', 'out', 'SHA256SUMS'))
    expect((await analyzed(folder)).stderr).not.toContain('left out')
  })

  test('of a damaged archive names it in the proof and in the receipt', async () => {
    const file = (name: string) => ({
      path: `${name}.yaml`,
      bytes: encode(manifest`ConfigMap ${name}`),
      executable: false,
    })
    const zip = zipFiles([file('a'), file('b')])
    zip.fill(0, 60, 64)
    writeFileSync(at('in.zip'), zip)
    const { status, stdout, stderr } = await outcomeOf(terminal =>
      run(['split', at('in.zip'), '--plan', 'fit', '--out', at('out')], terminal),
    )
    expect(stderr).toMatch(/a\.yaml is not as long as it says/)
    expect([status, stdout.includes('equal when read back; not all of the input could be read')]).toEqual([1, true])
    const proof = readFileSync(at('out', 'PROOF.md'), 'utf8')
    expect(proof).toContain('1 in, 1 out, equal; **not all of the input could be read**.')
    expect(proof).toMatch(/## What could not be read of the input\n[^#]*in\.zip`?: `?a\.yaml /)
  })

  test('says with status 1 what the route refuses in any bundle, in the proof too, and to whoever verifies it', async () => {
    const text = manifest`ConfigMap a data=300000; ConfigMap b`
    expect((await split(text, at('server-side'))).status).toBe(0)
    const { status, stdout } = await split(text, at('out'), { route: 'client-side-apply' })
    expect(status).toBe(1)
    expect(stdout).toContain('2 resources, 1 refused')
    expect(stdout).toContain('refused by kubectl apply in any bundle: /ConfigMap/default/a: annotations 300,')
    expect(stdout).toContain('1 of 2 delivered')
    expect(readFileSync(at('out', 'PROOF.md'), 'utf8')).toMatch(
      /the route refuses none \| 1 of 2 \| \*\*does not hold\*\*/,
    )
    const given = verifyCommand.read([at('in.yaml'), at('out')])
    const verified = await outcomeOf(runner => verifyCommand.run(given, runner))
    expect(verified.stdout).toContain('delivered: 1 of 2')
    expect(verified.status).toBe(1)
  })

  test('what a carrier takes as JSON only is refused as text, and delivered where the plan writes it as JSON', async () => {
    const indented = `${manifest`ConfigMap a`}rules:\n${`${' '.repeat(400)}- a\n`.repeat(3000)}`
    const carried = { target: 'clusterresourceset', route: 'clusterresourceset-configmap' } as const
    const asText = await split(indented, at('text'), { ...carried, form: 'text' })
    expect(asText.status).toBe(1)
    for (const form of ['auto', 'json'] as const) {
      const { status, stdout } = await split(indented, at(form), { ...carried, form })
      expect(stdout).not.toContain('refused')
      expect(status).toBe(0)
    }
    const chosen = [{ form: 'json', resources: ['/ConfigMap/default/a'] }] as const
    expect((await split(indented, at('chosen'), { ...carried, forms: chosen })).status).toBe(0)
  })

  test('says with status 1 what the route refuses in whatever bundle it travels, and judges by that route alone', async () => {
    const wrong = `${manifest`ConfigMap fine; ConfigMap AbC`}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: typo}\nspce: {}\n`
    const strict = await split(wrong, at('1.zip'))
    expect(strict.stdout).toContain(
      'refused by kubectl apply --server-side in any bundle: /ConfigMap/default/AbC: its name',
    )
    expect(strict.stdout).toContain('/ConfigMap/default/typo: it has a field that the server does not know')
    expect(strict.status).toBe(1)
    const lax = await split(wrong.replace('AbC', 'abc'), at('2.zip'), { target: 'helm', route: 'helm-3-templates' })
    expect(lax.stdout).not.toContain('refused')
    expect(lax.status).toBe(0)

    const large = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: large}\ndata: {k: ${'x'.repeat(300_000)}}\n`
    const apply = await split(large, at('3.zip'), { route: 'client-side-apply' })
    expect(apply.stdout).toMatch(
      /^refused by kubectl apply in any bundle: .*large: annotations 300,\d{3} of 262,144 bytes/m,
    )
    expect(apply.stdout).toContain('plimsoll fix FILE --route client-side-apply says what helps.')
    expect(apply.status).toBe(1)
    expect((await split(large, at('4.zip'), { route: 'server-side-apply' })).status).toBe(0)
    // Its applications say ServerSideApply=true where they have to.
    expect((await split(large, at('5.zip'), { target: 'argocd', route: 'argocd-client-side' })).status).toBe(0)
  })

  test('refuses nothing for where it stands in the input, or since kubectl create names it', async () => {
    const text = `${manifest`ConfigMap a`}...\n${manifest`ConfigMap b`}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {generateName: c-}\n`
    const { stdout, status } = await split(text, at('1.zip'))
    expect(stdout).toContain('3 in, 3 out, equal')
    expect(stdout).not.toContain('refused')
    expect(status).toBe(0)
  })

  test('writes a zip where the name ends so, the same twice', async () => {
    const text = manifest`ConfigMap a; Namespace shop`
    expect((await split(text, at('1.zip'))).status).toBe(0)
    expect((await split(text, at('2.zip'))).status).toBe(0)
    expect(readFileSync(at('1.zip')).equals(readFileSync(at('2.zip')))).toBe(true)
  })

  test.skipIf(!existsSync('/proc'))('ends with status 3 where the file system makes no folder', async () => {
    const { status, stderr } = await split(manifest`ConfigMap a`, '/proc/plimsoll/out')
    expect(status).toBe(3)
    expect(stderr).toMatch(/cannot write/)
  })

  test.each([
    ['a folder that is not empty', 'out'],
    ['a zip that is there', 'old.zip'],
    ['a file in the place of the folder', 'file'],
  ])('refuses %s with status 2, and leaves it as it is', async (_, name) => {
    mkdirSync(at('out'))
    writeFileSync(at('out', 'kept'), 'kept')
    writeFileSync(at('old.zip'), 'kept')
    writeFileSync(at('file'), 'kept')
    const { status, stderr } = await split(manifest`ConfigMap a`, at(name))
    expect(status).toBe(2)
    expect(stderr).toContain(name)
    expect(readdirSync(at('out'))).toEqual(['kept'])
    expect(readFileSync(at('old.zip'), 'utf8')).toBe('kept')
  })

  test('says with status 1 what is over the limit, and what would make it fit', async () => {
    const { status, stdout } = await split(manifest`ConfigMap a text=3KiB`, at('out'), { maxBytes: bytes(1000) })
    expect(status).toBe(1)
    expect(stdout).toContain('/ConfigMap/default/a alone is over 1,000 bytes (3,072 as text')
    expect(stdout).toContain('it would fit as a JSON document')
  })

  test('says with status 1 what could not be read, and splits the rest', async () => {
    const { status, stdout, stderr } = await split(`a: [\n${manifest`ConfigMap a`}`, at('out'))
    expect(status).toBe(1)
    expect(stderr).toContain('error:')
    expect(stdout).toContain('line 1 cannot be read; kept in unparsed/')
    expect(readdirSync(at('out', 'unparsed')).sort()).toEqual(['README.md', 'in.yaml-line-1.txt'])
    expect(readFileSync(at('out', 'unparsed', 'in.yaml-line-1.txt'), 'utf8')).toBe('a: [\n')
  })

  test('splits by key what a pattern names, rewrites what names it, and says so', async () => {
    const config = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata: {a: ${'a'.repeat(90)}, b: ${'b'.repeat(90)}}\n`
    const user = `---\napiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [], volumes: [{name: v, configMap: {name: web}}]}\n`
    writeFileSync(at('in.yaml'), config + user)
    const words = ['--plan', 'stages', '--split-by-key', 'ConfigMap/web', '--out', at('out'), at('in.yaml')]
    const { status, stdout } = await outcomeOf(splitCommand.start(words))
    expect(stdout).toContain('split by key: /ConfigMap/default/web into web, web-2; rewritten: 1 place that named it')
    expect(status).toBe(0)
    expect(readFileSync(at('out', '60-workloads.yaml'), 'utf8')).toContain('"projected":{"sources":[')
  })

  test('says with status 1 why something stays whole, and which pattern matches nothing', async () => {
    writeFileSync(at('in.yaml'), manifest`ConfigMap a data=10; Service s`)
    const words = ['--plan', 'stages', '--split-by-key', 'a', '--split-by-key', 'Service/s', '--out', at('out')]
    const { status, stdout, stderr } = await outcomeOf(splitCommand.start([...words, at('in.yaml')]))
    expect(stdout).toContain('stays whole: /ConfigMap/default/a: it has one key, or all of them are one part')
    expect(stderr).toContain('--split-by-key Service/s matches no ConfigMap or Secret')
    expect(status).toBe(1)
  })

  test('ends with status 2 where nothing can be read', async () => {
    expect((await split('just text\n', at('out'))).status).toBe(2)
    expect(readdirSync(folder)).toEqual(['in.yaml'])
  })
})

describe('the options of an export', () => {
  const read = (...words: string[]) => splitCommand.read(['--plan', 'stages', '--out', 'x', ...words]).settings

  test('are read by their names', () => {
    expect(read('--export', 'argocd', '--option', 'waves=objects', '--option', 'revision=v1=2').options).toEqual({
      waves: 'objects',
      revision: 'v1=2',
    })
  })

  test.each([
    [['--option', 'api=v1'], 'kubectl has no option'],
    [['--export', 'clusterresourceset', '--option', 'api=v1'], 'v1beta2 or v1beta1'],
    [['--option', 'field-manager'], 'KEY=VALUE'],
    [['--export', 'helmet'], '--export takes kubectl'],
  ])('%j is wrong', (words, reason) => {
    expect(() => read(...words)).toThrow(reason)
  })
})

describe('route and applier', () => {
  const read = (...words: string[]) => splitCommand.read([...words, '--plan', 'stages', '--out', 'x']).settings

  test.each([
    [[], { target: 'kubectl', route: 'server-side-apply', form: 'text' }],
    [['--export', 'argocd'], { target: 'argocd', route: 'argocd-client-side' }],
    [['--route', 'clusterresourceset-configmap'], { target: 'clusterresourceset', form: 'auto' }],
    [['--route', 'client-side-apply', '--export', 'kustomize'], { target: 'kustomize', route: 'client-side-apply' }],
    [['--route', 'create', '--export', 'powershell'], { target: 'powershell', route: 'create' }],
    [['--export', 'ocm'], { route: 'ocm-manifestwork' }],
    [['--export', 'helm', '--form', 'text'], { form: 'text', route: 'helm-3-crds' }],
    [['--export', 'helm', '--format', 'json'], { form: 'json' }],
  ])('%j', (words, settings) => {
    expect(read(...words)).toMatchObject(settings)
  })

  test.each([
    [
      ['--route', 'argocd-replace', '--export', 'flux'],
      '--export flux does not go by argocd-replace: it goes by flux-kustomization; by argocd-replace goes --export argocd',
    ],
    [['--route', 'karmada'], 'no bundles are written for karmada; --export kubectl asks for kubectl instead'],
    [['--route', 'kapp', '--export', 'kubectl'], 'no bundles are written for kapp'],
  ])('%j is a wrong call', (words, message) => {
    expect(() => read(...words)).toThrow(message)
  })

  test('appliers with a limit take JSON where the text has too many bytes', () => {
    const limited = appliers.map(({ id }) => id).filter(id => read('--export', id).form === 'auto')
    expect(limited).toEqual(['clusterresourceset', 'helm', 'sveltos', 'ocm'])
  })
})

describe('a filter that matches nothing', () => {
  test.each([
    [['--include', 'kind:Secrt'], '--include kind:Secrt matches no resource; the nearest are Secret'],
    [['--exclude', 'wbe'], '--exclude wbe matches no resource; the nearest are web'],
    [['--include', 'ns:prod', '--exclude', 'Secret'], '--include ns:prod matches no resource; the nearest are default'],
    [['--include', 'label:a=b'], '--include label:a=b matches no resource'],
  ])('%j is a wrong call, with the nearest names', async (words, message) => {
    const folder = mkdtempSync(join(tmpdir(), 'plimsoll-filter-'))
    writeFileSync(join(folder, 'in.yaml'), manifest`ConfigMap web; Secret db`)
    const out = join(folder, 'out')
    const run = splitCommand.start([join(folder, 'in.yaml'), ...words, '--plan', 'stages', '--out', out])
    expect(await outcomeOf(run)).toMatchObject({ status: 2, stderr: expect.stringContaining(message) })
    expect(existsSync(out)).toBe(false)
    rmSync(folder, { recursive: true })
  })
})

test('CRDs first goes by both its names', () => {
  for (const plan of ['crds-first', 'crds-apart'])
    expect(splitCommand.read(['--plan', plan, '--out', 'x']).settings.preset).toBe('crds-apart')
  expect(() => splitCommand.read(['--plan', 'charts', '--out', 'x'])).toThrow('--plan takes crds-first, stages')
})

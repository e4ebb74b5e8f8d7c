import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bytes, runToEnd } from '../bytes'
import { quoteText } from '../manifest'
import { type PlanSettings, planBundles, writeDocuments } from '../plan'
import type { Load } from '../resource'
import { asUtf8, hostileName } from '../testing/arbitraries'
import { loadTexts, manifest } from '../testing/manifest'
import { describeWithShell } from '../testing/posix-shell'
import { powershellLists } from '../testing/read-powershell'
import { exportSteps } from './export-steps'

const settings: PlanSettings = { preset: 'stages', form: 'text', target: 'kubectl', maxBytes: null, name: 'shop' }

function scriptOf(load: Load, changes: Partial<PlanSettings> = {}, name = 'apply.sh'): string {
  const all = { ...settings, ...changes }
  const written = writeDocuments(load, all)
  const plan = planBundles(load, written, all)
  const file = runToEnd(exportSteps(load, plan, written)).find(({ path }) => path === name)
  return new TextDecoder().decode(file?.bytes)
}

/**
 * A `kubectl` that writes down how many arguments it was given and each of them, a NUL behind each, and fails where it
 * is told to.
 */
const recorder = `#!/bin/sh
printf '%s\\0' "$#" "$@" >> "$RECORD"
case "$*" in $FAIL) exit 1 ;; esac
`

function readRecord(record: string): string[][] {
  const words = record.split('\0').slice(0, -1)
  const calls: string[][] = []
  for (let at = 0; at < words.length; at += (calls.at(-1)?.length ?? 0) + 1) {
    calls.push(words.slice(at + 1, at + 1 + Number(words[at])))
  }
  return calls
}

describeWithShell('apply.sh', () => {
  let folder: string
  const at = (...path: string[]): string => join(folder, ...path)

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "plimsoll apply's "))
    mkdirSync(at('bin'))
    writeFileSync(at('bin/kubectl'), recorder)
    chmodSync(at('bin/kubectl'), 0o755)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  /** Runs a script from another folder; gives the calls of kubectl and how it ended. */
  function run(script: string, fail = '', environment: Record<string, string> = {}, words: readonly string[] = []) {
    writeFileSync(at('apply.sh'), script)
    writeFileSync(at('record'), '')
    const path = `${at('bin')}${delimiter}${process.env.PATH}`
    const env = { PATH: path, RECORD: at('record'), FAIL: fail, ...environment }
    const { status, stderr, stdout } = spawnSync('/bin/sh', [at('apply.sh'), ...words], { cwd: '/', env })
    return {
      status,
      stderr: stderr.toString(),
      stdout: stdout.toString(),
      calls: readRecord(readFileSync(at('record'), 'utf8')),
    }
  }

  const apply = (file: string): string[] => ['apply', '--server-side', '--field-manager=plimsoll', '-f', file]

  test('applies the stages in order and waits for what the next ones need', () => {
    const load = loadTexts(manifest`
      Namespace shop; CRD Widget.example.org/v1; APIService projectcalico.org/v3; Widget.example.org/v1 w
      Deployment web ns=shop; DaemonSet agent; Job once; Tier.projectcalico.org/v3 t; ConfigMap a
    `)
    const { calls, status } = run(scriptOf(load))
    expect(status).toBe(0)
    expect(calls).toEqual([
      apply('00-namespaces.yaml'),
      ['wait', '--for=jsonpath={.status.phase}=Active', '--timeout=60s', '-f', '00-namespaces.yaml'],
      apply('10-crds.yaml'),
      ['wait', '--for=condition=Established', '--timeout=60s', '-f', '10-crds.yaml'],
      apply('40-config.yaml'),
      apply('60-workloads.yaml'),
      ['rollout', 'status', 'deployment/web', '-n', 'shop', '--timeout=300s'],
      ['rollout', 'status', 'daemonset/agent', '--timeout=300s'],
      apply('80-extensions.yaml'),
      ['wait', '--for=condition=Available', '--timeout=60s', 'apiservice/v3.projectcalico.org'],
      apply('90-custom-resources.yaml'),
    ])
  })

  test('is run by dash or bash alike, and takes further arguments for kubectl', () => {
    const { calls } = run(scriptOf(loadTexts(manifest`ConfigMap a`)), '', { KUBECTL_ARGS: '--context test' })
    expect(calls).toEqual([['--context', 'test', ...apply('40-config.yaml')]])
  })

  test('does not try what needs something that did not go in, names it, and goes on with the rest', () => {
    const load = loadTexts(manifest`Namespace shop; ConfigMap a ns=shop; Service s; Service t ns=shop`)
    const { calls, status, stderr } = run(scriptOf(load), '*amespace*')
    expect(status).toBe(1)
    const asked = ['get', 'Namespace/shop', '-o', 'name']
    expect(calls).toEqual([
      apply('00-namespaces.yaml'),
      ['wait', '--for=jsonpath={.status.phase}=Active', '--timeout=60s', '-f', '00-namespaces.yaml'],
      asked,
      asked,
      apply('50-services.yaml'),
    ])
    expect(stderr).toContain(
      '40-config.yaml is not tried, since Namespace shop is not there or does not run: ConfigMap a',
    )
    expect(stderr).toContain(
      'Namespace shop is not there or does not run, so these of 50-services.yaml will be refused: Service t',
    )
    expect(stderr).toContain('not complete: 00-namespaces.yaml 00-namespaces.yaml 40-config.yaml (3 in all)')
  })

  test('--stop-on-error ends at the first thing that goes wrong', () => {
    const script = scriptOf(loadTexts(manifest`Namespace shop; ConfigMap a`))
    const { calls, status, stderr } = run(script, '*amespace*', {}, ['--stop-on-error'])
    expect({ status, calls }).toEqual({ status: 1, calls: [apply('00-namespaces.yaml')] })
    expect(stderr).toContain('not complete: 00-namespaces.yaml (1 in all)')
  })

  test('goes on without what the cluster may not know, and says so in the end', () => {
    const load = loadTexts(manifest`Certificate.cert-manager.io/v1 c; Service s`)
    const { calls, status, stderr } = run(scriptOf(load), '*external*')
    expect(calls).toEqual([apply('45-external-crs.yaml'), apply('50-services.yaml')])
    expect(status).toBe(1)
    expect(stderr).toContain('not complete: 45-external-crs.yaml')
  })

  test('waits, in a file of many kinds, for the definitions that later ones need', () => {
    const load = loadTexts(manifest`
      ConfigMap a text=100; CRD Widget.example.org/v1 text=400; CRD Gadget.example.org/v1 text=400; Widget.example.org/v1 w
    `)
    const script = scriptOf(load, { preset: 'fit', maxBytes: bytes(950) })
    expect(run(script).calls).toEqual([
      apply('00-all-01.yaml'),
      ['wait', '--for=condition=Established', '--timeout=60s', 'customresourcedefinition/widgets.example.org'],
      apply('00-all-02.yaml'),
    ])
  })

  test('tries a file again that holds both a definition and its use', () => {
    const load = loadTexts(manifest`ConfigMap a; CRD Widget.example.org/v1; Widget.example.org/v1 w`)
    expect(scriptOf(load, { preset: 'fit' })).toContain("\n  apply_defining '00-all.yaml'\n")
  })

  test('creates what has no name of its own, and watches no rollout that cannot end', () => {
    const load = loadTexts(`
apiVersion: batch/v1
kind: Job
metadata: {generateName: job-}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: paused}
spec: {paused: true}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: manual}
spec: {updateStrategy: {type: OnDelete}}
`)
    expect(run(scriptOf(load)).calls).toEqual([['create', '-f', '60-workloads-01.yaml'], apply('60-workloads-02.yaml')])
  })

  test('brings in the ConfigMaps before the ClusterResourceSet that names them, server-side', () => {
    const load = loadTexts(manifest`Namespace shop; Secret s`)
    expect(run(scriptOf(load, { target: 'clusterresourceset' })).calls).toEqual([
      apply('00-namespaces.yaml'),
      apply('40-config.yaml'),
      apply('clusterresourceset.yaml'),
    ])
  })

  const staged = (): Load =>
    loadTexts(manifest`Namespace shop; CRD Widget.example.org/v1; Deployment web ns=shop; Widget.example.org/v1 w`)

  test('begins at a stage, or does one alone, and knows which there are', () => {
    const script = scriptOf(staged())
    const files = (words: string[]) =>
      run(script, '', {}, words).calls.flatMap(([verb, , , , file]) => (verb === 'apply' ? [file] : []))
    expect(files(['--from', '60-workloads'])).toEqual(['60-workloads.yaml', '90-custom-resources.yaml'])
    expect(files(['--only', '10-crds'])).toEqual(['10-crds.yaml'])
    const { status, stderr, calls } = run(script, '', {}, ['--only', '11-crds'])
    expect({ status, calls }).toEqual({ status: 2, calls: [] })
    expect(stderr).toContain('no stage 11-crds')
    expect(stderr).toContain('Stages: 00-namespaces 10-crds 60-workloads 90-custom-resources')
    expect(run(script, '', {}, ['--dyr-run']).status).toBe(2)
    expect(run(script, '', {}, ['--help'])).toMatchObject({ status: 0, calls: [] })
  })

  test('--dry-run has the server check every file, waits for nothing and goes on', () => {
    const { calls, status, stderr } = run(scriptOf(staged()), '*90-custom*', {}, ['--dry-run'])
    const dry = (file: string): string[] => [...apply(file).slice(0, 3), '--dry-run=server', ...apply(file).slice(3)]
    expect(calls).toEqual(
      ['00-namespaces', '10-crds', '60-workloads', '90-custom-resources'].map(stage => dry(`${stage}.yaml`)),
    )
    expect(status).toBe(1)
    expect(stderr).toContain('not complete: 90-custom-resources.yaml')
  })

  test('verify.sh asks for every stage and says which is not as it should be', () => {
    const { calls, status, stdout } = run(scriptOf(staged(), {}, 'verify.sh'), '*rollout*')
    expect(calls).toEqual([
      ['get', '-f', '00-namespaces.yaml', '-o', 'name'],
      ['wait', '--for=jsonpath={.status.phase}=Active', '--timeout=5s', '-f', '00-namespaces.yaml'],
      ['get', '-f', '10-crds.yaml', '-o', 'name'],
      ['wait', '--for=condition=Established', '--timeout=5s', '-f', '10-crds.yaml'],
      ['get', '-f', '60-workloads.yaml', '-o', 'name'],
      ['rollout', 'status', 'deployment/web', '-n', 'shop', '--timeout=5s'],
      ['get', '-f', '90-custom-resources.yaml', '-o', 'name'],
    ])
    expect(status).toBe(1)
    expect(stdout.split('\n').slice(0, 4)).toEqual([
      'ok      00-namespaces',
      'ok      10-crds',
      'FAILED  60-workloads',
      'ok      90-custom-resources',
    ])
  })

  test('remove.sh goes backwards and leaves CRDs and Namespaces without their flag', () => {
    const gone = (...words: string[]): string[] => ['delete', '--ignore-not-found', '--timeout=60s', ...words]
    const script = scriptOf(staged(), {}, 'remove.sh')
    const usual = [gone('-f', '90-custom-resources.yaml'), gone('-f', '60-workloads.yaml')]
    expect(run(script).calls).toEqual(usual)
    expect(run(script, '', {}, ['--crds', '--namespaces']).calls).toEqual([
      ...usual,
      gone('-f', '10-crds.yaml'),
      gone('-f', '00-namespaces.yaml'),
    ])
    const mixed = scriptOf(staged(), { preset: 'fit' }, 'remove.sh')
    const widget = gone('Widget.v1.example.org/w')
    // What the workload serves goes first, and is then gone.
    expect(run(mixed).calls).toEqual([widget, widget, gone('Deployment.v1.apps/web', '-n', 'shop')])
    expect(run(mixed, '', {}, ['--only', 'custom-resources']).calls).toEqual([widget])
  })

  test('pipeline.sh fetches every bundle, refuses a changed one, and applies them in order', () => {
    const script = scriptOf(staged(), {}, 'pipeline.sh')
    const files = ['apply.sh', '00-namespaces.yaml', '10-crds.yaml', '60-workloads.yaml', '90-custom-resources.yaml']
    mkdirSync(at('served'))
    for (const file of files) writeFileSync(at('served', file), file === 'apply.sh' ? 'echo applied "$@"' : file)
    writeFileSync(at('served', 'SHA256SUMS'), execFileSync('sha256sum', files, { cwd: at('served') }))
    // curl ... --output NAME BASE_URL/NAME
    writeFileSync(at('bin/curl'), '#!/bin/sh\nfor last; do :; done\ncp "$last" .\n')
    chmodSync(at('bin/curl'), 0o755)
    const environment = { BASE_URL: at('served') }
    expect(run(script, '', environment, ['--dry-run'])).toMatchObject({ status: 0, stdout: 'applied --dry-run\n' })
    writeFileSync(at('served', '10-crds.yaml'), 'changed')
    expect(run(script, '', environment)).toMatchObject({ status: 1, stdout: expect.stringContaining('10-crds.yaml') })
  })

  test('the scripts of PowerShell call kubectl with the words of the shell scripts, whatever the names', () => {
    const mixed = fc.constantFrom('stages', 'fit', 'by-namespace' as const)
    fc.assert(
      fc.property(
        fc.array(fc.tuple(hostileName, hostileName), { minLength: 1, maxLength: 4 }),
        mixed,
        (drawn, preset) => {
          const texts = drawn.map(([name, namespace], index) => {
            const metadata = `{name: ${quoteText(name)}, namespace: ${quoteText(namespace)}}`
            return `---\napiVersion: ${index % 2 === 0 ? 'apps/v1\nkind: Deployment' : 'v1\nkind: Secret'}\nmetadata: ${metadata}\n`
          })
          const load = loadTexts(
            manifest`Namespace shop; CRD Widget.example.org/v1; Widget.example.org/v1 w` + texts.join(''),
          )
          for (const [name, ...flags] of [['apply'], ['verify'], ['remove', '--crds', '--namespaces']] as const) {
            const { calls } = run(scriptOf(load, { preset }, `${name}.sh`), '', {}, flags)
            const script = scriptOf(load, { preset, target: 'powershell' }, `${name}.ps1`)
            // The first list has the names of the stages; what is needed is asked for only where something went wrong.
            const lists = powershellLists(script.replace(/^ *Test-Need .*$/gm, '')).slice(1)
            expect(lists).toEqual(name === 'remove' ? calls.map(words => words.slice(3)) : calls)
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  test('invariant 11: kubectl receives exactly the names of the input, each as one argument', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hostileName, hostileName), { minLength: 1, maxLength: 5 }), drawn => {
        const texts = drawn.map(([name, namespace]) => {
          const metadata = `{name: ${quoteText(name)}, namespace: ${quoteText(namespace)}}`
          return `---\napiVersion: apps/v1\nkind: Deployment\nmetadata: ${metadata}\n`
        })
        const services = drawn.map(([name]) => {
          const spec = '{group: g, version: v1}'
          return `---\napiVersion: apiregistration.k8s.io/v1\nkind: APIService\nmetadata: {name: ${quoteText(name)}}\nspec: ${spec}\n`
        })
        const load = loadTexts([...texts, ...services].join(''))
        const argument = (text: string | null): string => (text ?? '').replaceAll('\0', '')
        const named = load.resources.filter(({ name }) => name !== null)
        const rollouts = named
          .filter(({ kind }) => kind === 'Deployment')
          .map(({ name, namespace }) => {
            // Where the manifest names no namespace, the context decides.
            const isWritten = drawn.some(([, written]) => asUtf8(written) === namespace)
            const inNamespace = isWritten ? ['-n', argument(namespace)] : []
            return ['rollout', 'status', `deployment/${argument(name)}`, ...inNamespace, '--timeout=300s']
          })
        const waits = named
          .filter(({ kind }) => kind === 'APIService')
          .map(({ name }) => ['wait', '--for=condition=Available', '--timeout=60s', `apiservice/${argument(name)}`])
        const { calls, status } = run(scriptOf(load))
        expect(status).toBe(0)
        expect(calls.filter(([first]) => first === 'rollout' || first === 'wait')).toEqual([...rollouts, ...waits])
      }),
      { numRuns: 60 },
    )
  })
})

describeWithShell('the shell', () => {
  test('finds nothing wrong with any script', () => {
    const load = loadTexts(
      manifest`Namespace shop; CRD Widget.example.org/v1; Certificate.cert-manager.io/v1 c; Deployment d`,
    )
    for (const name of ['apply.sh', 'verify.sh', 'remove.sh', 'pipeline.sh']) {
      execFileSync('/bin/sh', ['-n'], { input: scriptOf(load, {}, name) })
    }
  })
})

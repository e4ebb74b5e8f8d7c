import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../scripts/run.mjs'
import { loadCore } from './load-core.mjs'
import { milliseconds, race } from './median.mjs'
import { calico } from './texts.mjs'

// `node bench/process.bench.mjs`: whole processes, from start to end, on one manifest. What is not installed is left
// out; kubectl is taken from KUBECTL or the path.

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-bench-'))
const manifest = join(folder, 'manifest.yaml')
writeFileSync(manifest, calico() ?? (await loadCore()).operatorWithCrds())
writeFileSync(join(folder, 'kustomization.yaml'), 'resources: [manifest.yaml]\n')
const plimsoll = join(root, 'dist/cli/plimsoll.js')

/** @type {Readonly<Record<string, readonly [string, ...string[]]>>} */
const commands = {
  'plimsoll analyze': [process.execPath, plimsoll, 'analyze', manifest],
  'plimsoll analyze --ndjson': [process.execPath, plimsoll, 'analyze', '--ndjson', manifest],
  'plimsoll analyze --json (with gzip and ledgers)': [process.execPath, plimsoll, 'analyze', '--json', manifest],
  'node -e 0': [process.execPath, '-e', '0'],
  'kubectl kustomize': [process.env.KUBECTL ?? 'kubectl', 'kustomize', folder],
  'PyYAML safe_load_all': ['python3', '-c', `import yaml; list(yaml.safe_load_all(open(${JSON.stringify(manifest)})))`],
  'PyYAML with libyaml': [
    'python3',
    '-c',
    `import yaml; list(yaml.load_all(open(${JSON.stringify(manifest)}), Loader=yaml.CSafeLoader))`,
  ],
  yq: ['yq', 'eval-all', '.', manifest],
}
/** @param {readonly [string, ...string[]]} command */
const run = ([program, ...words]) => spawnSync(program, words, { stdio: 'ignore' })
const installed = Object.entries(commands).filter(([, command]) => [0, 1].includes(run(command).status ?? -1))
const works = installed.filter(([name, command]) => name.startsWith('plimsoll') || run(command).status === 0)
const medians = race(
  Object.fromEntries(works.map(([name, command]) => [name, () => milliseconds(() => run(command))])),
  { rounds: 15, warmUp: 1 },
)
const ours = medians['plimsoll analyze'] ?? Number.NaN
for (const [name, time] of Object.entries(medians)) {
  console.log(`${name.padEnd(50)}${time.toFixed(0).padStart(6)} ms  ${(time / ours).toFixed(2).padStart(6)} x`)
}
rmSync(folder, { recursive: true })

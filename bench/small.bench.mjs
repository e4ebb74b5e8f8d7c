import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from '../scripts/run.mjs'
import { race } from './median.mjs'

// `node bench/small.bench.mjs [--base DIR] [COUNT]`: processor time of `plimsoll analyze` of many small resources, a
// third each ConfigMaps, Deployments and Services, beside the command line of another checkout where one is named.

const words = process.argv.slice(2)
const base = words[0] === '--base' ? words.splice(0, 2)[1] : undefined
const count = Number(words[0] ?? 10_000)
const folder = mkdtempSync(join(tmpdir(), 'plimsoll-small-'))
const file = join(folder, 'small.yaml')
writeFileSync(file, Array.from({ length: count }, (_, index) => documentOf(index)).join(''))
console.log(`${count} resources, ${statSync(file).size} bytes`)

const peak = fileURLToPath(new URL('peak.cjs', import.meta.url))
/** @param {string} checkout */
const processorTime = checkout => {
  const program = join(checkout, 'dist/cli/plimsoll.js')
  const { stderr } = spawnSync(process.execPath, ['-r', peak, program, 'analyze', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  const [, micros] = /peak \d+ cpu (\d+)/.exec(stderr) ?? []
  if (micros === undefined) throw new Error(`${program} did not end: ${stderr}`)
  return Number(micros) / 1000
}
const medians = race(
  { now: () => processorTime(root), ...(base === undefined ? {} : { base: () => processorTime(base) }) },
  { rounds: 5, warmUp: 0 },
)
for (const [name, time] of Object.entries(medians)) {
  const against = medians.base === undefined ? '' : `${(time / medians.base).toFixed(2).padStart(8)} of the base`
  console.log(`${name.padEnd(6)}${time.toFixed(0).padStart(7)} ms${against}`)
}
rmSync(folder, { recursive: true })

/** @param {number} index */
function documentOf(index) {
  const name = `app-${index}`
  const labels = `app.kubernetes.io/name: ${name}`
  const head = (/** @type {string} */ apiVersion, /** @type {string} */ kind) =>
    `---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\n  namespace: team-${index % 100}\n  labels:\n    ${labels}\n`
  if (index % 3 === 0) {
    return `${head('v1', 'ConfigMap')}data:\n  LOG_LEVEL: info\n  settings.yaml: |\n    port: 8080\n    replicas: ${index % 5}\n`
  }
  if (index % 3 === 2) {
    return `${head('v1', 'Service')}spec:\n  selector:\n    ${labels}\n  ports:\n    - name: http\n      port: 80\n      targetPort: 8080\n`
  }
  return `${head('apps/v1', 'Deployment')}spec:
  replicas: 2
  selector:
    matchLabels:
      ${labels}
  template:
    metadata:
      labels:
        ${labels}
    spec:
      containers:
        - name: app
          image: registry.example.com/team/${name}:1.2.3
          ports:
            - containerPort: 8080
          resources:
            requests:
              cpu: 100m
              memory: 128Mi
`
}

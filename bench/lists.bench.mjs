import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { root } from '../scripts/run.mjs'

// `node bench/lists.bench.mjs [--commands analyze,split,…] [MB]...`: time and memory of the command line for one List,
// as `kubectl get -A` prints it, of objects of 500 bytes: in YAML and JSON, of ConfigMaps alone and with a Secret in
// fifty. One run each. Wall clock, processor time of the process and its peak memory, which is to be 150 MB and four
// times the input at most.

const allCommands = ['analyze', 'split', 'fix', 'compare', 'verify']
const words = process.argv.slice(2)
const chosen = words[0] === '--commands' ? words.splice(0, 2)[1]?.split(',') : undefined
const commands = allCommands.filter(command => (chosen ?? ['analyze', 'split']).includes(command))
const sizes = words.length > 0 ? words.map(Number) : [5, 50, 200]
const folder = mkdtempSync(join(tmpdir(), 'plimsoll-lists-'))
const peak = fileURLToPath(new URL('peak.cjs', import.meta.url))

console.log('| List | command | wall s | processor s | peak MB | aim MB | status |')
console.log('|---|---|---|---|---|---|---|')
for (const megabytes of sizes) {
  for (const form of /** @type {const} */ (['yaml', 'json'])) {
    for (const withSecrets of [false, true]) {
      const file = generate(megabytes, form, withSecrets)
      const written = join(folder, 'out')
      const name = `${megabytes} MB ${form}${withSecrets ? ', Secrets' : ''}`
      for (const command of commands) {
        const asked = {
          analyze: [file],
          split: [file, '--plan', 'fit', '--out', written],
          fix: [file],
          compare: [file, file],
          verify: [file, written],
        }[command] ?? [file]
        if (command === 'split') rmSync(written, { recursive: true, force: true })
        const start = performance.now()
        const { status, signal, stderr } = spawnSync(
          process.execPath,
          ['-r', peak, join(root, 'dist/cli/plimsoll.js'), command, ...asked],
          { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', maxBuffer: 1e9 },
        )
        const wall = (performance.now() - start) / 1000
        const [, kib, micros] = /peak (\d+) cpu (\d+)/.exec(stderr) ?? []
        const aim = 150 + (4 * statSync(file).size * (command === 'compare' ? 2 : 1)) / 1e6
        const measured =
          kib === undefined
            ? ['died', 'died']
            : [(Number(micros) / 1e6).toFixed(1), ((Number(kib) * 1.024) / 1000).toFixed(0)]
        console.log(
          `| ${name} | ${command} | ${wall.toFixed(1)} | ${measured.join(' | ')} | ${aim.toFixed(0)} | ${status ?? signal} |`,
        )
      }
      rmSync(file)
    }
  }
}
rmSync(folder, { recursive: true })

/**
 * The same for the same size every time.
 * @param {number} megabytes
 * @param {'yaml' | 'json'} form
 * @param {boolean} withSecrets
 */
function generate(megabytes, form, withSecrets) {
  const file = join(folder, `list.${form}`)
  const out = openSync(file, 'w')
  const isJson = form === 'json'
  let bytes = writeSync(out, isJson ? '{\n    "apiVersion": "v1",\n    "items": [\n' : 'apiVersion: v1\nitems:\n')
  for (let index = 0; bytes < megabytes * 1e6; ) {
    let text = ''
    for (let more = 0; more < 100; more++, index++) {
      const object = objectOf(index, withSecrets && index % 50 === 0)
      text += isJson
        ? `${index > 0 ? ',\n' : ''}        ${JSON.stringify(object, null, 4).replaceAll('\n', '\n        ')}`
        : itemOf(object)
    }
    bytes += writeSync(out, text)
  }
  writeSync(
    out,
    isJson
      ? '\n    ],\n    "kind": "List",\n    "metadata": {\n        "resourceVersion": ""\n    }\n}\n'
      : 'kind: List\nmetadata:\n  resourceVersion: ""\n',
  )
  closeSync(out)
  return file
}

/**
 * @param {number} index
 * @param {boolean} isSecret
 */
function objectOf(index, isSecret) {
  const values = Object.fromEntries(
    Array.from({ length: 5 }, (_, key) => [
      `key-${key}`,
      isSecret ? 'aHVudGVyMmh1bnRlcjI=' : `value ${index} that a person wrote`,
    ]),
  )
  return {
    apiVersion: 'v1',
    data: values,
    kind: isSecret ? 'Secret' : 'ConfigMap',
    metadata: {
      creationTimestamp: '2026-01-01T00:00:00Z',
      labels: { 'app.kubernetes.io/name': `app-${index % 500}` },
      name: `config-${index}`,
      namespace: `team-${index % 200}`,
      resourceVersion: String(index),
      uid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    },
  }
}

/** @param {ReturnType<typeof objectOf>} object */
function itemOf({ apiVersion, data, kind, metadata }) {
  const { labels, creationTimestamp, ...names } = metadata
  const lines = [
    `- apiVersion: ${apiVersion}`,
    '  data:',
    ...Object.entries(data).map(([key, value]) => `    ${key}: ${value}`),
    `  kind: ${kind}`,
    '  metadata:',
    `    creationTimestamp: "${creationTimestamp}"`,
    '    labels:',
    ...Object.entries(labels).map(([key, value]) => `      ${key}: ${value}`),
    ...Object.entries(names).map(([key, value]) => `    ${key}: ${/^\d+$/.test(value) ? `"${value}"` : value}`),
  ]
  return `${lines.join('\n')}\n`
}

import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { findKubectl, withoutKubectl } from '../kubectl.mjs'
import { plimsoll } from '../plimsoll-cli.mjs'
import { startRecordingApi } from '../recording-api.mjs'

export const name = 'apply.sh and remove.sh understand what a real kubectl says'

const input = `apiVersion: v1
kind: ConfigMap
metadata: {name: im, namespace: default}
immutable: true
data: {a: "2"}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: ok, namespace: default}
---
apiVersion: example.org/v1
kind: Widget
metadata: {name: w, namespace: default}
---
apiVersion: v1
kind: Service
metadata: {name: s, namespace: default}
spec: {ports: [{port: 80}]}
---
apiVersion: batch/v1
kind: Job
metadata: {generateName: seed-, namespace: default}
spec: {template: {spec: {restartPolicy: Never, containers: [{name: c, image: "x:1"}]}}}
`

/** Widgets are not among them: the cluster does not know their kind. */
const kinds = [
  { apiVersion: 'v1', kind: 'ConfigMap', namespaced: true },
  { apiVersion: 'v1', kind: 'Service', namespaced: true },
  { apiVersion: 'batch/v1', kind: 'Job', namespaced: true },
]

/** @param {import('../conformance.mjs').Reporter} reporter */
export async function run({ check, skip }) {
  const kubectl = findKubectl()
  if (!kubectl) return skip(withoutKubectl)
  if (spawnSync('/bin/sh', ['-c', ':']).error) return skip('no POSIX shell')
  const work = mkdtempSync(join(tmpdir(), 'plimsoll-apply-'))
  writeFileSync(join(work, 'input.yaml'), input)
  plimsoll(['split', join(work, 'input.yaml'), '--plan', 'stages', '--out', join(work, 'out')])
  mkdirSync(join(work, 'bin'))

  let isGone = false
  const api = await startRecordingApi(kinds, ({ method, path }) => {
    if (method === 'DELETE' && isGone) return { code: 404, reason: 'NotFound', message: 'not found' }
    if (method !== 'PATCH' || !path.endsWith('/im')) return null
    return {
      code: 422,
      reason: 'Invalid',
      message: 'ConfigMap "im" is invalid: data: Forbidden: field is immutable when `immutable` is set',
      details: {
        name: 'im',
        kind: 'ConfigMap',
        causes: [
          {
            reason: 'FieldValueForbidden',
            message: 'Forbidden: field is immutable when `immutable` is set',
            field: 'data',
          },
        ],
      },
    }
  })
  // The stand-in has no schemas, so what kubectl checks by them is left out.
  const real = [kubectl, '--server', api.url, '--cache-dir', join(work, 'cache')].map(word => `'${word}'`).join(' ')
  writeFileSync(
    join(work, 'bin/kubectl'),
    `#!/bin/sh\ncase $1 in apply | create) exec ${real} "$@" --validate=false ;; *) exec ${real} "$@" ;; esac\n`,
  )
  chmodSync(join(work, 'bin/kubectl'), 0o755)

  const applied = await script('apply.sh')
  await check('an immutable ConfigMap and a kind that is not known stop nothing else, and are said', () => {
    const written = api.taken().map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)
    assert.deepEqual(written, ['PATCH im', 'PATCH ok', 'PATCH s', 'POST jobs'])
    assert.equal(applied.status, 1)
    assert.match(applied.said, /has to be removed first, or to get another name/)
    assert.match(applied.said, /no matches for kind "Widget"/)
    assert.match(applied.said, /not complete: 40-config\.yaml 45-external-crs\.yaml \(2 in all\)/)
  })
  const removed = await script('remove.sh')
  await check('remove.sh takes the rest out, a kind that is not known being gone', () => {
    const written = api.taken().map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)
    assert.deepEqual(written, ['DELETE s', 'DELETE im', 'DELETE ok'])
    assert.equal(removed.status, 0, removed.said)
  })
  isGone = true
  const again = await script('remove.sh')
  await check('remove.sh is done where all is gone', () => assert.equal(again.status, 0, again.said))
  await api.stop()
  rmSync(work, { recursive: true })

  /** @param {string} file @returns {Promise<{ status: number | null, said: string }>} */
  function script(file) {
    const env = {
      ...process.env,
      PATH: `${join(work, 'bin')}${delimiter}${process.env.PATH}`,
      KUBECONFIG: join(work, 'none'),
      HOME: work,
    }
    const child = spawn('/bin/sh', [join(work, 'out', file)], { env, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', part => {
      said += part
    })
    return new Promise((done, failed) => child.on('error', failed).on('close', status => done({ status, said })))
  }
}

import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runToEnd } from '../bytes'
import { type PlanSettings, planBundles, writeDocuments } from '../plan'
import { loadTexts, manifest } from '../testing/manifest'
import { describeWithShell } from '../testing/posix-shell'
import { exportSteps } from './export-steps'

/**
 * What kubectl says to calls whose words, joined by spaces, hold a text: one answer after the other, the last again and
 * again.
 */
type Play = readonly [words: string, ...answers: string[]]

/**
 * A kubectl that plays its part: it writes down its words, and says what it is told to on standard error, which is then
 * a failure. Plain Node, so that it runs wherever the tests do.
 */
const player = `#!${process.execPath}
const { appendFileSync, existsSync, readFileSync, writeFileSync } = require('node:fs')
const { PLAYS, RECORD } = process.env
const words = process.argv.slice(2)
appendFileSync(RECORD, JSON.stringify(words) + '\\n')
const plays = JSON.parse(readFileSync(PLAYS, 'utf8'))
const play = plays.find(([text]) => words.join(' ').includes(text))
if (play) {
  const answer = play.length > 2 ? play.splice(1, 1)[0] : play[1]
  writeFileSync(PLAYS, JSON.stringify(plays))
  if (answer !== '') {
    console.error(answer)
    process.exitCode = 1
  }
}
`

/** A clock that is a second on at every look, so that nothing waits for a minute. */
const clock = `#!${process.execPath}
const { readFileSync, writeFileSync } = require('node:fs')
const now = Number(readFileSync(process.env.CLOCK, 'utf8')) + 10
writeFileSync(process.env.CLOCK, String(now))
console.log(now)
`

const accessor = 'error: .status.conditions accessor error: <nil> is of the type <nil>, expected []interface{}'
const unknownKind =
  'error: resource mapping not found for name: "w" namespace: "" from "00-all.yaml": no matches for kind "Widget" in version "example.org/v1"\nensure CRDs are installed first'
const timedOut = 'error: timed out waiting for the condition'

/** An operator: its webhook is in the way of nothing of its own. */
const operator = `${manifest`
  Namespace shop; CRD Widget.example.org/v1; ConfigMap settings ns=shop; APIService metrics.example.org/v1; Widget.example.org/v1 w ns=shop
  Sample.metrics.example.org/v1 s ns=shop
`}---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec: {template: {metadata: {labels: {app: web}}, spec: {containers: []}}}
---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: hook}
webhooks: [{clientConfig: {service: {name: web, namespace: shop}}, rules: [{apiGroups: [example.org], apiVersions: [v1], operations: [CREATE], resources: [widgets]}]}]
`

describeWithShell('the scripts', () => {
  let folder: string
  const at = (...path: string[]): string => join(folder, ...path)

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plimsoll-scripts-'))
    mkdirSync(at('bin'))
    for (const [name, text] of [
      ['kubectl', player],
      ['date', clock],
      ['sleep', '#!/bin/sh\n'],
    ] as const) {
      writeFileSync(at('bin', name), text)
      chmodSync(at('bin', name), 0o755)
    }
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  function run(script: string, text: string, plays: readonly Play[], words: readonly string[] = [], changes = {}) {
    const settings: PlanSettings = {
      preset: 'stages',
      form: 'text',
      target: 'kubectl',
      maxBytes: null,
      name: 'shop',
      ...changes,
    }
    const load = loadTexts(text)
    const written = writeDocuments(load, settings)
    for (const { path, bytes } of runToEnd(exportSteps(load, planBundles(load, written, settings), written))) {
      if (!path.includes('/')) writeFileSync(at(path), bytes)
    }
    writeFileSync(at('plays'), JSON.stringify(plays))
    writeFileSync(at('record'), '')
    writeFileSync(at('clock'), '1000')
    const env = {
      PATH: `${at('bin')}${delimiter}${process.env.PATH}`,
      PLAYS: at('plays'),
      RECORD: at('record'),
      CLOCK: at('clock'),
    }
    const { status, stderr } = spawnSync('/bin/sh', [at(script), ...words], { cwd: '/', env, encoding: 'utf8' })
    const calls: string[][] = readFileSync(at('record'), 'utf8')
      .split('\n')
      .filter(line => line !== '')
      .map(line => JSON.parse(line))
    return { status, stderr, calls, files: calls.filter(([verb]) => verb === 'apply').map(words => words.at(-1)) }
  }

  test('a status that is not written yet is asked for again', () => {
    const { status, calls } = run('apply.sh', operator, [['condition=Established', accessor, accessor, '']])
    expect(status).toBe(0)
    expect(calls.filter(words => words.includes('--for=condition=Established'))).toHaveLength(3)
  })

  test('a kind that the same file defines is tried again until it is served, another one is not', () => {
    const text = manifest`CRD Widget.example.org/v1; Widget.example.org/v1 w`
    const defined = run('apply.sh', text, [['apply', unknownKind, unknownKind, '']], [], { preset: 'fit' })
    expect(defined).toMatchObject({ status: 0, files: ['00-all.yaml', '00-all.yaml', '00-all.yaml'] })
    const external = run('apply.sh', manifest`Widget.example.org/v1 w; Service s`, [['45-external', unknownKind]])
    expect(external).toMatchObject({ status: 1, files: ['45-external-crs.yaml', '50-services.yaml'] })
    expect(external.stderr).toContain('not complete: 45-external-crs.yaml (1 in all)')
  })

  test('a webhook that does not answer yet is tried again, for a minute', () => {
    const refused =
      'Error from server (InternalError): Internal error occurred: failed calling webhook "a.b": connect: connection refused'
    expect(run('apply.sh', manifest`ConfigMap a`, [['apply', refused, '']])).toMatchObject({ status: 0 })
    const never = run('apply.sh', manifest`ConfigMap a; Service s`, [['40-config', refused]])
    expect(never.status).toBe(1)
    expect(never.files.length).toBeGreaterThan(3)
    expect(never.files.at(-1)).toBe('50-services.yaml')
  })

  test('a field that cannot be changed, and one that another manager owns, are said with what to do; the rest goes in', () => {
    const immutable = 'The ConfigMap "im" is invalid: data: Forbidden: field is immutable when `immutable` is set'
    const { status, stderr, files } = run('apply.sh', operator, [['40-config', immutable]])
    expect(status).toBe(1)
    expect(stderr).toContain(immutable)
    expect(stderr).toContain('has to be removed first, or to get another name')
    expect(stderr).toContain('not complete: 40-config.yaml (1 in all)')
    expect(files.at(-1)).toBe('90-custom-resources-02.yaml')
    const conflict = 'error: Apply failed with 1 conflict: conflict with "kubectl": .data.a'
    expect(run('apply.sh', manifest`ConfigMap a`, [['apply', conflict]]).stderr).toContain('option force-conflicts')
  })

  test('a workload that does not run in time holds up its webhook alone', () => {
    const { status, stderr, files } = run('apply.sh', operator, [['rollout status', timedOut]])
    expect(status).toBe(1)
    expect(files.at(-1)).toBe('90-custom-resources-01.yaml')
    expect(stderr).toContain(
      '90-custom-resources-02.yaml is not tried, since Deployment web is not there or does not run',
    )
    expect(stderr).toContain('not complete: deployment/web 90-custom-resources-02.yaml (2 in all)')
  })

  test('an APIService that is not Available stops nothing, and what needs its kinds is named', () => {
    const { status, stderr, files } = run('apply.sh', operator, [['condition=Available', timedOut]])
    expect(status).toBe(1)
    expect(files.slice(-2)).toEqual(['90-custom-resources-01.yaml', '90-custom-resources-02.yaml'])
    expect(stderr).toContain('so these of 90-custom-resources-01.yaml will be refused: Sample s')
  })

  test('remove.sh goes on where a finalizer holds something, and shows what holds it', () => {
    const stuck = 'error: timed out waiting for the condition on widgets/w'
    const { status, stderr, calls } = run('remove.sh', operator, [['delete', stuck, '']], ['--crds', '--namespaces'])
    expect(status).toBe(1)
    expect(calls[0]?.slice(0, 3)).toEqual(['delete', '--ignore-not-found', '--timeout=60s'])
    expect(calls[1]?.join(' ')).toMatch(
      /^get --ignore-not-found -o custom-columns=.*FINALIZERS.* -f 90-custom-resources-02/,
    )
    expect(calls.at(-1)).toEqual(['delete', '--ignore-not-found', '--timeout=60s', '-f', '00-namespaces.yaml'])
    expect(stderr).toContain('the controller of each')
    expect(stderr).toContain('not all was removed: -f 90-custom-resources-02.yaml (1 in all)')
  })

  test('remove.sh takes out what a workload serves before that workload, in every plan', () => {
    for (const preset of ['stages', 'fit', 'crds-apart', 'by-kind', 'by-namespace', 'by-component', 'one-each']) {
      const { calls } = run('remove.sh', operator, [], [], { preset })
      // What each call takes out: what its words name, or what is in its file.
      const taken = calls.map(words =>
        words.includes('-f') ? readFileSync(at(words.at(-1) ?? ''), 'utf8') : words.join(' '),
      )
      const widget = taken.findIndex(text => /kind: Widget\n|Widget\.v1/.test(text))
      const workload = taken.findIndex(text => /kind: Deployment|Deployment\.v1/.test(text))
      expect([preset, widget !== -1 && widget < workload]).toEqual([preset, true])
    }
  })

  test('remove.sh is done where all is gone, even the kinds', () => {
    const plays: Play[] = [['90-custom', unknownKind]]
    expect(run('remove.sh', operator, plays, ['--crds'])).toMatchObject({ status: 0, stderr: '' })
    expect(run('remove.sh', operator, [['90-custom', `${unknownKind}\nUnable to connect`]]).status).toBe(1)
  })
})

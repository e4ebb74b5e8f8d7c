import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { defaultCluster } from '../core/limit'
import { operatorWithCrds } from '../core/sample'
import { writeTar } from '../core/testing/write-tar'
import { analyzeCommand, answerFrom } from './analyze'
import type { AnalyzeArguments } from './analyze-arguments'
import { held, streamed } from './analyze-pieces'
import { formatOf } from './formats'
import { outcomeOf } from './testing/outcome-of'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const asked: Omit<AnalyzeArguments, 'input'> = {
  format: formatOf('text'),
  routes: ['client-side-apply', 'clusterresourceset-configmap'],
  failOn: 'refused',
  cluster: defaultCluster,
  encryption: null,
}

test('says the same of a file as it goes as of one that is held', async () => {
  const file = join(folder, 'manifest.yaml')
  const broken = 'kind: [broken\n'
  const generated = 'apiVersion: batch/v1\nkind: Job\nmetadata:\n  generateName: a-\n'
  writeFileSync(file, [operatorWithCrds(), generated, broken, generated].join('---\n'))
  const given = { ...asked, input: { paths: [file] } }
  const whole = await outcomeOf(async runner => answerFrom(await held(given, runner), given, runner))
  expect(await outcomeOf(async runner => answerFrom(await streamed(given, runner), given, runner))).toEqual(whole)
  expect(whole.stdout).toContain('28 of 31 resources fit kubectl apply on Kubernetes defaults.')
})

test('says the same of archives: damaged, given twice, and larger than a file that is held', async () => {
  const configMap = Buffer.from('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n')
  const tar = writeTar([{ path: 'a.yaml', content: configMap }])
  writeFileSync(join(folder, 'cut.tar'), tar.subarray(0, -1024))
  const large = Buffer.alloc(65 * 1024 * 1024)
  writeFileSync(
    join(folder, 'large.tar'),
    writeTar([
      { path: 'a.yaml', content: configMap },
      { path: 'b.bin', content: large },
    ]),
  )
  const given = { ...asked, input: { paths: ['large.tar', 'cut.tar', 'cut.tar'].map(name => join(folder, name)) } }
  const whole = await outcomeOf(runner => analyzeCommand.run({ ...given, format: formatOf('json') }, runner))
  const asItGoes = await outcomeOf(async runner => answerFrom(await streamed(given, runner), given, runner))
  const { problems, resources } = JSON.parse(whole.stdout)
  expect(asItGoes.status).toBe(1)
  expect(asItGoes.status).toBe(whole.status)
  expect(asItGoes.stdout).toContain('3 of 3 resources fit')
  expect(asItGoes.stdout).toContain('cut.tar is cut off')
  for (const { source, message } of problems) expect(asItGoes.stdout).toContain(`${source}:1:1: ${message}`)
  expect(resources.at(-1).source).toBe(`${join(folder, 'cut.tar')}/a.yaml (2)`)
})

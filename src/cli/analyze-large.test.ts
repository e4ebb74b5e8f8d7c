import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { defaultLimitSettings } from '../core/limit'
import { operatorWithCrds } from '../core/sample'
import { type AnalyzeArguments, analyzeCommand } from './analyze'
import { analyzeLarge } from './analyze-large'
import { outcomeOf } from './testing/outcome-of'

const folder = mkdtempSync(join(tmpdir(), 'plimsoll-'))

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('says the same of a file as it goes as of one that is held', async () => {
  const file = join(folder, 'manifest.yaml')
  const broken = 'kind: [broken\n'
  const generated = 'apiVersion: batch/v1\nkind: Job\nmetadata:\n  generateName: a-\n'
  writeFileSync(file, [operatorWithCrds(), generated, broken, generated].join('---\n'))
  const given: AnalyzeArguments = {
    paths: [file],
    json: false,
    ndjson: false,
    routes: ['client-side-apply', 'clusterresourceset-configmap'],
    failOn: 'refused',
    cluster: defaultLimitSettings,
    encryption: null,
  }
  const held = await outcomeOf(runner => analyzeCommand.run(given, runner))
  expect(await outcomeOf(runner => analyzeLarge(given, runner))).toEqual(held)
  expect(held.stdout).toContain('28 of 31 resources fit kubectl apply on Kubernetes defaults.')
})

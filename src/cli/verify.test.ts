import { createHash } from 'node:crypto'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { zipFiles } from '../core/archive'
import { appliers } from '../core/export'

import { manifest } from '../core/testing/manifest'
import { splitCommand } from './split'
import { type Outcome, outcomeOf } from './testing/outcome-of'
import { verifyCommand } from './verify'

const input = `${manifest`Namespace shop; CRD Widget.example.org/v1; Secret s; Widget.example.org/v1 w; Deployment web ns=shop`}---
apiVersion: v1
kind: ConfigMap
metadata: {name: template}
data: {greeting: "{{ .Values.name }} {{{ }}"}
`

function configMap(name: string, data: string): string {
  return `---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {k: ${data}}\n`
}

/** Letters that nothing makes shorter, the same every time. */
function noise(seed: number, length: number): string {
  let text = ''
  for (let part = 0; text.length < length; part++) {
    text += createHash('sha512').update(`${seed} ${part}`).digest('base64url').slice(0, 85)
  }
  return text.slice(0, length)
}

describe('plimsoll verify', () => {
  let folder: string
  const at = (...path: string[]): string => join(folder, ...path)
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plimsoll-verify-'))
    writeFileSync(at('in.yaml'), input)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const split = (...words: string[]): Promise<Outcome> =>
    outcomeOf(splitCommand.start([at('in.yaml'), '--plan', 'stages', ...words]))
  const verify = (...words: string[]): Promise<Outcome> => outcomeOf(verifyCommand.start(words))

  test.each(appliers.map(({ id }) => id))('finds in a zip for %s what went in', async target => {
    await split('--export', target, '--out', at('out.zip'))
    const { stdout, status } = await verify(at('in.yaml'), at('out.zip'))
    expect(stdout).toContain('6 in, 6 out, equal')
    expect(status).toBe(0)
  })

  test('says what was changed since, and what is no longer equal', async () => {
    await split('--out', at('out'))
    appendFileSync(at('out', '40-config.yaml'), '---\nkind: ConfigMap\napiVersion: v1\nmetadata: {name: more}\n')
    rmSync(at('out', 'verify.sh'))
    const { stdout, status } = await verify(at('in.yaml'), at('out'))
    expect(status).toBe(1)
    expect(stdout).toContain('FAILED  was changed since it was written: 40-config.yaml')
    expect(stdout).toContain('FAILED  is missing: verify.sh')
    expect(stdout).toContain('every-resource-once does not hold for 40-config')
  })

  test('fails where what a chart becomes is over its limit, as split and PROOF.md do', async () => {
    // A release holds it compressed.
    writeFileSync(at('in.yaml'), [1, 2, 3, 4].map(number => configMap(`c${number}`, noise(number, 150_000))).join(''))
    const written = await split('--export', 'helm', '--out', at('out'))
    expect(written).toMatchObject({ status: 1 })
    const said = '4 in, 4 out, equal; 0 of 1 of what carries them within its limit'
    const { stdout, status } = await verify(at('in.yaml'), at('out'))
    expect(stdout).toContain(said)
    expect(status).toBe(1)
    expect(readFileSync(at('out', 'PROOF.md'), 'utf8').replaceAll('**', '')).toContain(said)
  })

  test('says where the input is not the one that was split', async () => {
    await split('--out', at('out.zip'))
    writeFileSync(at('in.yaml'), readFileSync(at('in.yaml'), 'utf8').replace('name: template', 'name: other'))
    const { stdout, status } = await verify(at('in.yaml'), at('out.zip'))
    expect(status).toBe(1)
    expect(stdout).toContain('is in the plan, but not in this input: /ConfigMap/default/template')
    expect(stdout).toContain('every-resource-once does not hold for /ConfigMap/default/other')
  })

  test('fails where an archive of the input is damaged: it held more than can be compared', async () => {
    const whole = zipFiles([
      { path: 'a.yaml', bytes: Buffer.from(input), executable: false },
      { path: 'b.yaml', bytes: Buffer.from(configMap('b', 'x')), executable: false },
    ])
    writeFileSync(at('in.zip'), Buffer.concat([whole, Buffer.from('more')]))
    await outcomeOf(splitCommand.start([at('in.zip'), '--plan', 'stages', '--out', at('out')]))
    const { stdout, stderr, status } = await verify(at('in.zip'), at('out'))
    expect(stdout).toContain('7 in, 7 out, equal')
    expect(stderr).toMatch(/^error: .*in\.zip:1:1: 4 bytes behind the end/m)
    expect(status).toBe(1)
  })

  test('is told what is no export', async () => {
    writeFileSync(at('out.zip'), 'no zip')
    expect(await verify(at('in.yaml'), at('out.zip'))).toMatchObject({ status: 2 })
    expect(await verify(at('in.yaml'), at('none'))).toMatchObject({ status: 2 })
    expect(await verify(at('in.yaml'), folder)).toMatchObject({ status: 1 })
    expect(() => verifyCommand.read([at('in.yaml')])).toThrow('verify takes an input and what split wrote')
  })
})

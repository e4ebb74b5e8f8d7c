import { describe, expect, test } from 'vitest'
import { zipFiles } from '../core/archive'
import { bytes } from '../core/bytes'
import { appliers, routesOf } from '../core/export'

import { firstPlan, type PlanChoice } from '../core/question'
import { asked } from '../core/testing/asked'
import { createDirectEngine } from './direct-engine'
import { EngineError } from './engine'

const encode = (text: string) => new TextEncoder().encode(text)
const manifest = [
  'apiVersion: v1',
  'kind: Secret',
  'metadata: {name: key}',
  'stringData:',
  '  password: correct horse',
  '---',
  'apiVersion: v1',
  'kind: Namespace',
  'metadata: {name: harbour}',
  '',
].join('\n')
const plan: PlanChoice = { ...firstPlan, preset: 'stages', form: 'text', name: 'harbour' }
const question = asked('server-side-apply', { plan })

describe('the engine without a worker', () => {
  test('measures a File by its bytes', async () => {
    const engine = createDirectEngine()
    const content = new Blob([manifest])
    const analysis = await engine.analyze([{ name: 'a.yaml', content }])
    expect(analysis.resources.map(resource => resource.id)).toEqual(['/Secret/default/key', '/Namespace//harbour'])
    expect(analysis.whole.source).toBe(content.size)
  })

  test('shows a text with Secret values masked, and says so', async () => {
    const engine = createDirectEngine()
    await engine.analyze([{ name: 'a.yaml', content: encode(manifest) }])
    const secret = await engine.ask('text', { resource: 0, maxBytes: bytes(10_000) })
    expect(secret.text).toBe(
      'apiVersion: v1\nkind: Secret\nmetadata: {name: key}\nstringData:\n  password: •••••• (13)\n',
    )
    expect(secret).toMatchObject({ masked: true, cut: false, bytes: 88 })
    expect(await engine.ask('text', { resource: 1, maxBytes: bytes(10) })).toEqual({
      text: 'apiVersion',
      masked: false,
      cut: true,
      bytes: 57,
    })
  })

  test('splits, proves and zips; a preview of a bundle shows no Secret value', async () => {
    const engine = createDirectEngine()
    await engine.analyze([{ name: 'a.yaml', content: encode(manifest) }])
    engine.setQuestion(question)
    const split = await engine.ask('split', {})
    expect(split.proof).toMatchObject({ passed: true, resourcesIn: 2, resourcesOut: 2 })
    expect(split.plan.bundles.map(bundle => bundle.name)).toEqual(['00-namespaces', '40-config'])
    expect((await engine.ask('zip', {})).slice(0, 2)).toEqual(encode('PK'))
    const [, same] = await engine.ask('bundles', {})
    expect(same).toMatchObject({ verdict: 'fits', of: 1, goIn: 1, unknown: 0 })
    const config = split.files.find(file => file.path.endsWith('40-config.yaml'))
    const preview = await engine.ask('file', { path: config?.path ?? '', maxBytes: bytes(10_000) })
    expect(preview.masked).toBe(true)
    expect(preview.text).not.toContain('horse')
  })

  test('shows nothing of a Secret in any file that it writes for any applier', async () => {
    const token = Buffer.from('zq-horse-9431-token').toString('base64')
    const secrets = [
      'apiVersion: v1\nkind: Secret\nmetadata: {name: vault}\nstringData:\n  note: |\n    first zq-horse-9431\n',
      `data: {token: ${token}}\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: torn}\n`,
      'stringData: {password: !!int zq-horse-9431}\n',
    ].join('')
    const engine = createDirectEngine()
    engine.setQuestion(question)
    const analysis = await engine.analyze([{ name: 'a.yaml', content: encode(secrets) }])
    const leaking = (text: string) => text.includes('zq-horse') || text.includes(token)
    expect(analysis.problems.map(({ code }) => code)).toEqual(['tag-value'])
    expect(leaking(JSON.stringify(analysis))).toBe(false)
    expect(leaking(new TextDecoder().decode(await engine.ask('report', {})))).toBe(false)
    for (const { id: target } of appliers) {
      const [route = 'create'] = routesOf(target)
      engine.setQuestion({ ...question, route, plan: { ...plan, applier: target } })
      const split = await engine.ask('split', {})
      expect(split.plan.settings.target).toBe(target)
      for (const { path } of split.files) {
        const { text } = await engine.ask('file', { path, maxBytes: bytes(100_000) })
        expect(leaking(text), `${target} ${path}`).toBe(false)
      }
    }
  })

  test('opens archives, and says what it left out of them', async () => {
    const file = (path: string, text: string) => ({ path, bytes: encode(text), executable: false })
    const zip = zipFiles([file('all/a.yaml', manifest), file('all/README.md', '#')])
    const analysis = await createDirectEngine().analyze([{ name: 'release.zip', content: zip }])
    expect(analysis.resources.map(({ source }) => source)).toEqual(Array(2).fill('release.zip/all/a.yaml'))
    expect(analysis.archives).toMatchObject([{ name: 'release.zip', entries: 1 }])
    expect(analysis.problems).toEqual([
      {
        source: 'release.zip',
        line: 1,
        column: 1,
        severity: 'warning',
        code: 'archive-skipped-name',
        facts: { count: 1, names: 'all/README.md' },
      },
    ])
  })

  test('says what is wrong with an order of calls instead of guessing', async () => {
    const engine = createDirectEngine()
    await expect(engine.ask('split', {})).rejects.toBeInstanceOf(EngineError)
    await engine.analyze([{ name: 'a.yaml', content: encode(manifest) }])
    await expect(engine.ask('judge', {})).rejects.toBeInstanceOf(EngineError)
    engine.setQuestion(asked('kapp'))
    await expect(engine.ask('split', {})).rejects.toMatchObject({ failure: { code: 'no-applier' } })
  })

  test('judges what is supposed, and gives it to nobody', async () => {
    const engine = createDirectEngine()
    await engine.analyze([{ name: 'a.yaml', content: encode(manifest) }])
    engine.setQuestion(question, { limits: ['apiserver.body'], max: bytes(10) })
    const [supposed] = await engine.ask('judge', {})
    expect(supposed).toMatchObject({ verdict: 'refused', goIn: 0 })
    expect(await engine.ask('fix', {})).toMatchObject({ outcome: 'none-needed' })
    for (const call of ['share', 'report'] as const) {
      await expect(engine.ask(call, { view: {} })).rejects.toMatchObject({ failure: { code: 'what-if' } })
    }
    engine.setQuestion(question)
    expect((await engine.ask('judge', {}))[0]).toMatchObject({ verdict: 'fits', goIn: 2 })
  })
})

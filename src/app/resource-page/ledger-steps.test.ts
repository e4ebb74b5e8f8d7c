import { describe, expect, test } from 'vitest'
import { defaultCluster } from '../../core/limit'
import { routes } from '../../core/route'
import { createDirectEngine } from '../../engine'
import { checksOf } from './checks-of'
import { ledgerSteps } from './ledger-steps'

async function stepsOf(dataBytes: number, id: 'client-side-apply' | 'server-side-apply') {
  const manifest = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  key: ${'x'.repeat(dataBytes)}\n`
  const engine = createDirectEngine()
  const { resources } = await engine.analyze([{ name: 'a.yaml', content: new Blob([manifest]) }])
  const answer = await engine.ask('breakdown', { resource: 0 })
  const [resource] = resources
  const route = routes.find(candidate => candidate.id === id)
  const ledger = answer?.ledgers[id === 'client-side-apply' ? 'clientSideApply' : 'serverSideApply']
  if (!resource || !route || !ledger) throw new Error('nothing to show')
  return {
    resource,
    steps: ledgerSteps(ledger, checksOf(resource, route, defaultCluster), id === 'client-side-apply'),
  }
}

describe('the steps of a ledger', () => {
  test('go from the text to the etcd request without a gap', async () => {
    const { resource, steps } = await stepsOf(1_000, 'client-side-apply')
    expect(steps[0]).toMatchObject({ id: 'source', bytes: resource.bytes.source })
    expect(steps.find(({ id }) => id === 'json')?.bytes).toBe(resource.bytes.json)
    expect(steps.find(({ id }) => id === 'request')?.bytes).toBe(resource.bytes.request.apply)
    expect(steps.at(-1)).toMatchObject({ id: 'etcdAgain', bytes: resource.bytes.etcdRequest.clientSideApply?.request })
    let total = 0
    for (const step of steps) {
      if (step.type === 'check') continue
      if (step.change !== null) expect(step.bytes).toBe(total + step.change)
      else if (step.id !== 'source') expect(step.bytes).toBe(total)
      total = step.bytes
    }
    expect(steps.every(({ reached }) => reached)).toBe(true)
  })

  test('end for the server where it refuses', async () => {
    const { steps } = await stepsOf(300_000, 'client-side-apply')
    const refused = steps.find(({ verdict }) => verdict === 'refused')
    expect(refused).toMatchObject({ id: 'annotations', reached: true, limit: { max: 262_144 } })
    const behind = steps.slice(steps.findIndex(({ verdict }) => verdict === 'refused') + 1)
    expect(behind.length).toBeGreaterThan(2)
    expect(behind.some(({ reached }) => reached)).toBe(false)
  })

  test('have no copy of the manifest where none is sent', async () => {
    const { steps } = await stepsOf(300_000, 'server-side-apply')
    expect(steps.map(({ id }) => id)).not.toContain('copy')
    expect(steps.every(({ reached }) => reached)).toBe(true)
  })
})

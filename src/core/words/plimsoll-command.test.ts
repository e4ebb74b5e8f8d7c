import { expect, test } from 'vitest'
import { bytes } from '../bytes'
import { firstPlan } from '../question'
import { asked, usual } from '../testing/asked'
import { analyzeCommand, isChangedByHand, splitCommand } from './plimsoll-command'

test('the same question on the command line: files by name, many by their folder, the cluster where it is not the usual one', () => {
  const question = asked('client-side-apply')
  expect(analyzeCommand(['a b.yaml'], question)).toBe("plimsoll analyze 'a b.yaml' --route client-side-apply")
  const many = ['crds/a.yaml', 'crds/b.yaml', 'crds/c.yaml', 'crds/d.yaml']
  expect(analyzeCommand(many, asked('create', { cluster: { ...usual, preset: 'k3s-sql' } }))).toBe(
    'plimsoll analyze crds --route create --limits k3s-sql',
  )
  const own = { ...usual, own: { 'etcd.request': bytes(2_000_000) } }
  expect(analyzeCommand(['a.yaml'], asked('create', { cluster: own }))).toContain('--limits limits.json')
  expect(analyzeCommand(['a.yaml'], asked('create', { cluster: { ...usual, tightOver: 0.5 } }))).toContain(
    '--limits limits.json',
  )
})

test('a split says plan, applier, format and sizes; what was changed by hand is not in it', () => {
  const plan = { ...firstPlan, preset: 'crds-apart', form: 'json', maxBytes: bytes(5_000), name: 'op' } as const
  const question = asked('server-side-apply', { plan })
  expect(splitCommand(['op.yaml'], question)).toBe(
    'plimsoll split op.yaml --plan crds-first --export kubectl --route server-side-apply --format json --max-bytes 5000 --name op --out op.zip',
  )
  expect(isChangedByHand(question)).toBe(false)
  const moved = { ...plan, moves: [{ resource: '/ConfigMap/default/a', to: '20-resources' }] }
  expect(isChangedByHand(asked('server-side-apply', { plan: moved }))).toBe(true)
})

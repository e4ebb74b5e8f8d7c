import { expect, test } from 'vitest'
import { isMapping } from '../../manifest'
import { fromJson } from '../../testing/from-json'
import { describeWithFixtures, sharedFixture } from '../../testing/shared-fixtures'
import { builtInKind } from '../tables/kind'
import { applyOwnershipSize } from './apply-ownership'
import { updateOwnershipSize } from './update-ownership'

describeWithFixtures('managedFields against the real merge library', () => {
  const lines = new TextDecoder().decode(sharedFixture('storage-synthetic/ownership.jsonl')).trim().split('\n')
  const cases = lines.map(line => {
    const { update, apply, object } = JSON.parse(line) as { update: number; apply: number; object: unknown }
    const value = fromJson(object)
    if (!isMapping(value)) throw new Error('no object')
    const kind = builtInKind(String(value.get('apiVersion')), String(value.get('kind')))
    if (kind === null) throw new Error(line)
    return { line, update, apply, object: value, message: kind.message }
  })
  test('150 objects created or updated', () => {
    expect(cases).toHaveLength(150)
    for (const { line, update, object, message } of cases)
      expect(updateOwnershipSize(message, object), line).toBe(update)
  })
  test('150 objects applied on the server side', () => {
    for (const { line, apply, object, message } of cases) expect(applyOwnershipSize(message, object), line).toBe(apply)
  })
})

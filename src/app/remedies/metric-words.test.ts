import { expect, test } from 'vitest'
import { metrics } from '../../core/analysis'
import { remedies } from '../words/en/remedies'

test('the page says of every metric what the core says', () => {
  expect(Object.entries(remedies.effect.source)).toEqual(metrics.map(({ id, source }) => [id, source]))
})

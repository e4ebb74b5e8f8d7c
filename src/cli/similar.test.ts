import { expect, test } from 'vitest'
import { didYouMean, nearest } from './similar'

const names = ['etcd.request', 'etcd.quota', 'configmap.data', 'kapp']

test.each([
  ['etcd', '; did you mean etcd.request or etcd.quota'],
  ['kap', '; did you mean kapp'],
  ['kaapp', '; did you mean kapp'],
  ['etcd.requst', '; did you mean etcd.request'],
  ['configmap.date', '; did you mean configmap.data'],
  ['nonsense', ''],
  ['', ''],
])('%j%s', (word, said) => {
  expect(didYouMean(word, names)).toBe(said)
})

test('the nearest names come first', () => {
  expect(nearest('configmp', ['Secret', 'Service', 'ConfigMap', 'web'])).toEqual(['ConfigMap', 'Service', 'Secret'])
  expect(nearest('wbe', ['web', 'db'], 1)).toEqual(['web'])
  expect(nearest('x', [])).toEqual([])
})

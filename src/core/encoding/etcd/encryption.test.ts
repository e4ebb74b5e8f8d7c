import { expect, test } from 'vitest'
import { encryptedSize } from './encryption'

test('encryption at rest adds a prefix with the name of the key, and what the cipher needs', () => {
  // Facts: limits, section 5; the key is called "key1".
  expect(encryptedSize({ provider: 'aescbc', keyName: 'key1' }, 100)).toBe(18 + 4 + 1 + 16 + 112)
  expect(encryptedSize({ provider: 'aescbc', keyName: 'key1' }, 112)).toBe(18 + 4 + 1 + 16 + 128)
  expect(encryptedSize({ provider: 'aesgcm', keyName: 'key1' }, 100)).toBe(18 + 4 + 1 + 28 + 100)
  expect(encryptedSize({ provider: 'secretbox', keyName: 'key1' }, 100)).toBe(21 + 4 + 1 + 40 + 100)
  expect(encryptedSize({ provider: 'kms-v2', keyName: 'key1' }, 100)).toBeGreaterThan(15 + 4 + 1 + 60 + 100)
})

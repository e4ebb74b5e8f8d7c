import { expect, test } from 'vitest'
import { encryptedSize } from './encryption'

test('encryption at rest adds a prefix with the name of the key, and what the cipher needs', () => {
  // Facts: limits, section 5; the key is called "key1".
  expect(encryptedSize({ provider: 'aescbc', keyName: 'key1' }, 100)).toBe(18 + 4 + 1 + 16 + 112)
  expect(encryptedSize({ provider: 'aesgcm', keyName: 'key1' }, 100)).toBe(18 + 4 + 1 + 28 + 100)
  expect(encryptedSize({ provider: 'secretbox', keyName: 'key1' }, 100)).toBe(21 + 4 + 1 + 40 + 100)
})

test('aescbc pads to blocks of 16 with 1 to 16 bytes', () => {
  const padding = (size: number) => encryptedSize({ provider: 'aescbc', keyName: 'k' }, size) - (18 + 1 + 1 + 16) - size
  expect([0, 1, 15, 16, 17, 31, 32].map(padding)).toEqual([16, 15, 1, 16, 15, 1, 16])
})

test('KMS v2 adds at least 60 bytes of seed, nonce and tag, at most its fields of 34 KiB', () => {
  const added = encryptedSize({ provider: 'kms-v2', keyName: 'vault' }, 100) - (15 + 5 + 1) - 100
  expect(added).toBeGreaterThan(60)
  expect(added).toBeLessThan(60 + 34 * 1024)
})

test('the name of a key counts in bytes of UTF-8', () => {
  const size = (keyName: string) => encryptedSize({ provider: 'secretbox', keyName }, 0)
  expect(size('ключ')).toBe(size('') + 8)
})

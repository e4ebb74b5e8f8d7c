import { describe, expect, test } from 'vitest'
import { analyzeCommand } from './analyze'

describe('encryption at rest on the command line', () => {
  const encryption = (...words: string[]) => analyzeCommand.read(words).encryption

  test('is none unless asked for', () => {
    expect(encryption()).toBeNull()
  })

  test.each(['aescbc', 'aesgcm', 'secretbox', 'kms-v2'])(
    'takes %s, with the name that examples give a key',
    provider => {
      expect(encryption('--encryption', provider)).toEqual({ provider, keyName: 'key1' })
    },
  )

  test('takes another name', () => {
    expect(encryption('--encryption', 'kms-v2', '--key-name', 'vault')).toEqual({
      provider: 'kms-v2',
      keyName: 'vault',
    })
  })

  test.each([[['--encryption', 'rot13']], [['--encryption', 'aescbc', '--key-name', '']], [['--key-name', 'key2']]])(
    'refuses %j',
    words => {
      expect(() => encryption(...words)).toThrow(/takes|goes with/)
    },
  )
})

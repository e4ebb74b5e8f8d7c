import { describe, expect, test } from 'vitest'
import { readArguments } from './arguments'

describe('encryption at rest on the command line', () => {
  const encryption = (...words: string[]) => readArguments(['analyze', ...words])

  test('is none unless asked for', () => {
    expect(encryption()).toMatchObject({ command: 'analyze', encryption: null })
  })

  test.each(['aescbc', 'aesgcm', 'secretbox', 'kms-v2'])(
    'takes %s, with the name that examples give a key',
    provider => {
      expect(encryption('--encryption', provider)).toMatchObject({ encryption: { provider, keyName: 'key1' } })
    },
  )

  test('takes another name', () => {
    const command = encryption('--encryption', 'kms-v2', '--key-name', 'vault')
    expect(command).toMatchObject({ encryption: { provider: 'kms-v2', keyName: 'vault' } })
  })

  test.each([[['--encryption', 'rot13']], [['--encryption', 'aescbc', '--key-name', '']], [['--key-name', 'key2']]])(
    'refuses %j',
    words => {
      expect(encryption(...words)).toMatchObject({ command: 'wrong' })
    },
  )
})

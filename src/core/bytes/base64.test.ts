import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBase64, encodeBase64 } from './base64'

test('base64 is what Node makes of it, and decodes to what was encoded', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), content => {
      const text = encodeBase64(content)
      expect(text).toBe(Buffer.from(content).toString('base64'))
      expect(decodeBase64(text)).toEqual(content)
    }),
  )
})

test.each(['a', 'ab=', 'ab==c', 'a===', '####', 'YQ==\n'])('%j is no base64', text => {
  expect(decodeBase64(text)).toBeNull()
})

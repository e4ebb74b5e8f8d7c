import { expect, test } from 'vitest'
import { jsonValue } from './resolve-scalar'
import { resolveTagged } from './resolve-tagged'
import type { Value } from './value'

const readTagged = (tag: string, text: string) => {
  const resolved = resolveTagged(tag.replace(/^!!/, 'tag:yaml.org,2002:'), text)
  return resolved && jsonValue(resolved)
}

/** Measured with kubectl 1.32, quoted and plain alike. */
const ACCEPTED: readonly (readonly [tag: string, text: string, value: Value])[] = [
  ['!!str', '123', '123'],
  ['!!str', 'yes', 'yes'],
  ['!!str', 'null', 'null'],
  ['!!str', '', ''],
  ['!!int', '3', 3],
  ['!!int', '0x10', 16],
  ['!!int', '9223372036854775808', 2 ** 63],
  ['!!float', '3', 3],
  ['!!float', '1.50', 1.5],
  ['!!bool', 'yes', true],
  ['!!bool', 'off', false],
  ['!!null', '', null],
  ['!!null', '~', null],
  ['!!null', 'null', null],
  ['!!binary', 'aGVsbG8gPHdvcmxkPg==', 'hello <world>'],
  ['!!binary', 'aGVsbG8g\nd29ybGQ=\n', 'hello world'],
  ['!!binary', 'aGl=', 'hi'],
  ['!!binary', '', ''],
  ['!!binary', '/wD+', '\ufffd\0\ufffd'],
  ['!!binary', '4oI=', '\ufffd\ufffd'],
  ['!!binary', '4oJB', '\ufffd\ufffdA'],
  ['!!binary', '77u/8J+agA==', '\ufeff🚀'],
  ['!!timestamp', '2001-12-14', '2001-12-14'],
  ['!!timestamp', '2001-1-4', '2001-1-4'],
  ['!!timestamp', '2001-12-14T21:59:43.10Z', '2001-12-14T21:59:43.10Z'],
  ['!!timestamp', '2001-12-14t21:59:43.10-05:00', '2001-12-14t21:59:43.10-05:00'],
  ['!!timestamp', '2001-12-14 1:2:3', '2001-12-14 1:2:3'],
  ['!!timestamp', '2001-12-14T1:2:3,5Z', '2001-12-14T1:2:3,5Z'],
  ['!!timestamp', '2001-12-14T3:4:5+23:60', '2001-12-14T3:4:5+23:60'],
  ['!!timestamp', '2004-02-29', '2004-02-29'],
  ['!!merge', '<<', '<<'],
  ['!', '12', '12'],
  ['!secret', 'text', 'text'],
  ['!secret', 'null', 'null'],
  ['tag:example.com,2000:x', '1', '1'],
]

test.each(ACCEPTED)('%s %j is %j', (tag, text, value) => {
  expect(readTagged(tag, text)).toBe(value)
})

test.each([
  ['!!int', 'text'],
  ['!!int', '3.5'],
  ['!!int', ''],
  ['!!float', 'abc'],
  ['!!float', '1e400'],
  ['!!float', '9223372036854775808'],
  ['!!bool', '1'],
  ['!!bool', 'yEs'],
  ['!!null', 'x'],
  ['!!binary', 'aGk'],
  ['!!binary', 'a=b='],
  ['!!binary', 'aGk=aGk='],
  ['!!timestamp', '2001'],
  ['!!timestamp', 'foo'],
  ['!!timestamp', '2001-13-04'],
  ['!!timestamp', '2001-02-30'],
  ['!!timestamp', '1900-02-29'],
  ['!!timestamp', '2001-12-14 25:00:00'],
  ['!!timestamp', '2001-12-14T23:59:60Z'],
  ['!!timestamp', '2001-12-14 21:59:43.10 -5'],
  ['!!timestamp', '2001-12-14 1:2'],
  ['!!timestamp', '2001-12-14T1:2:3+0100'],
  ['!!timestamp', '2001-12-14T3:4:5+25:00'],
])('%s %j is refused', (tag, text) => {
  expect(resolveTagged(tag.replace(/^!!/, 'tag:yaml.org,2002:'), text)).toBeUndefined()
})

test('an infinite !!float is a number without JSON', () => {
  expect(readTagged('!!float', '.inf')).toBeUndefined()
  expect(resolveTagged('tag:yaml.org,2002:float', '.inf')).toEqual({ type: 'float', value: Infinity })
})

import { expect, test } from 'vitest'
import { visibleName, visibleText } from './visible-name'

test.each([
  ['web', 'web'],
  ['two words', 'two words'],
  ['网站 é 😀', '网站 é 😀'],
  ['مرحبا', 'مرحبا'],
  ['<img src=x>', '<img src=x>'],
  ['web\u200b', 'web<U+200B>'],
  ['\u202egnp.exe', '<U+202E>gnp.exe'],
  ['a\u2066b\u2069', 'a<U+2066>b<U+2069>'],
  ['a\u00a0b\u3000c', 'a<U+00A0>b<U+3000>c'],
  ['a\nb\tc', 'a<U+000A>b<U+0009>c'],
  ['\ufeffa\u00ad', '<U+FEFF>a<U+00AD>'],
  ['\u3164', '<U+3164>'],
  ['\ud800', '<U+D800>'],
  ['a\u{e0041}', 'a<U+E0041>'],
])('%j is shown as %j', (name, shown) => {
  expect(visibleName(name)).toBe(shown)
})

test('a text of several lines keeps them, and shows what would not be seen in each', () => {
  expect(visibleText('ConfigMap "a\u202egnp"\nis\u200b invalid')).toBe('ConfigMap "a<U+202E>gnp"\nis<U+200B> invalid')
})

import { expect, test } from 'vitest'
import { preferredLanguage } from './settings-slice'

test.each([
  [['zh-CN', 'en'], 'zh'],
  [['zh-Hant-TW'], 'zh'],
  [['de-DE', 'zh'], 'zh'],
  [['fr', 'de'], 'en'],
  [['en-GB', 'zh-CN'], 'en'],
  [[], 'en'],
])('a person who reads %j is served %s', (tags, expected) => {
  expect(preferredLanguage(tags)).toBe(expected)
})

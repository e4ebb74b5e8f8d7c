import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { rememberIn } from './storage'

const check = (stored: string) => (stored === 'dark' || stored === 'light' ? stored : null)

describe('a remembered setting', () => {
  const kept = new Map<string, string>()
  beforeEach(() => {
    kept.clear()
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    })
  })
  afterEach(() => vi.unstubAllGlobals())

  test('comes back as it was written', () => {
    const theme = rememberIn('theme', check)
    theme.write('dark')
    expect(theme.read()).toBe('dark')
  })

  test('is null before it was written, and when something unknown is stored', () => {
    const theme = rememberIn('theme', check)
    expect(theme.read()).toBeNull()
    kept.set('theme', '{"dark":true}')
    expect(theme.read()).toBeNull()
  })

  test('neither reads nor writes, and never throws, where storage is blocked', () => {
    const blocked = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    vi.stubGlobal('localStorage', { getItem: blocked, setItem: blocked })
    const theme = rememberIn('theme', check)
    expect(() => theme.write('dark')).not.toThrow()
    expect(theme.read()).toBeNull()
  })
})

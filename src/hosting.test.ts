import { describe, expect, test } from 'vitest'
import { headersFile, headersFor } from '../scripts/page/policy.mjs'

/**
 * What a host that reads `_headers` sends with a file: rules are followed from the first to the last, and what several
 * say of one header is joined by a comma, as Netlify and Cloudflare Pages document it.
 */
function headersOf(file: string, path: string): Record<string, string> {
  const sent = new Map<string, string[]>()
  let applies = false
  for (const line of file.split('\n')) {
    if (line.trim() === '') continue
    if (!line.startsWith(' ')) {
      applies = line === path || line === '/*'
      continue
    }
    const [, name = '', value = ''] = /^ {2}([^:]+): (.*)$/.exec(line) ?? []
    if (applies) sent.set(name, [...(sent.get(name) ?? []), value])
  }
  return Object.fromEntries([...sent].map(([name, values]) => [name, values.join(', ')]))
}

describe('the file _headers', () => {
  test.each(['/', '/index.html', '/sw.js'])('gives %s what our own server sends with it', path => {
    expect(headersOf(headersFile(), path)).toEqual(headersFor(path))
  })

  test('gives no other file a policy, which would be joined with that of the service worker', () => {
    const { 'Content-Security-Policy': _, ...others } = headersFor('/assets/index.js')
    expect(headersOf(headersFile(), '/assets/index.js')).toEqual(others)
  })
})

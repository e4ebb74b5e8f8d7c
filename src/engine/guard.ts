/**
 * Whether the browser keeps the page and its worker from sending anything: `guarded` where a policy refuses every
 * fetch, WebSocket and beacon, and every file of another host; `not-guarded` where a fetch was let through; `unknown`
 * where that could not be tried, or no such policy is known to be the reason.
 */
export type Guard = 'guarded' | 'not-guarded' | 'unknown'

/** The browser tells of a refusal a moment after it. */
const patience = 2000

/** Fetches an address that holds its own content: nothing is sent, and it works offline. */
export function isFetchRefused(): Promise<boolean> {
  return fetch('data:,').then(
    () => false,
    () => true,
  )
}

/**
 * Asks the browser, in the page and through `isRefusedInWorker` in the worker. A refusal alone says little, since a
 * host may have a policy of its own that allows connections to some: it has to be by a policy that allows none. Only
 * the page is told of the policy; the worker has the same, being from a blob.
 */
export async function testGuard(isRefusedInWorker: () => Promise<boolean>): Promise<Guard> {
  const refusal = refusedByStrictPolicy()
  try {
    const refused = await Promise.all([isFetchRefused(), isRefusedInWorker()])
    if (refused.includes(false)) return 'not-guarded'
    return (await refusal) ? 'guarded' : 'unknown'
  } catch {
    return 'unknown'
  }
}

function refusedByStrictPolicy(): Promise<boolean> {
  return new Promise(resolve => {
    addEventListener('securitypolicyviolation', ({ originalPolicy }) => {
      if (allowsNone(originalPolicy)) resolve(true)
    })
    setTimeout(() => resolve(false), patience)
  })
}

/** Sources that are no host: what is in the page, and its own files. */
const harmless = /^('none'|'self'|'unsafe-inline'|'sha256-[\w+/=-]+'|data:|blob:)$/

/** Whether a content security policy refuses every connection, and all other files but those of the page's own host. */
export function allowsNone(policy: string): boolean {
  const directives = new Map(
    policy.split(';').map(directive => {
      const [name = '', ...sources] = directive.trim().split(/\s+/)
      return [name.toLowerCase(), sources]
    }),
  )
  const connect = directives.get('connect-src') ?? directives.get('default-src')
  const fetched = [...directives].filter(([name]) => name.endsWith('-src'))
  return (
    directives.has('default-src') &&
    (connect?.length === 0 || connect?.join() === "'none'") &&
    fetched.every(([, sources]) => sources.every(source => harmless.test(source)))
  )
}

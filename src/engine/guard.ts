/**
 * Whether the browser keeps the one who asks from sending anything: `guarded` where a policy refuses every fetch, WebSocket and beacon, and every file of
 * another host; `not-guarded` where a fetch was let through; `unknown` where one was refused and no such policy is known to be the reason.
 */
export type Guard = 'guarded' | 'not-guarded' | 'unknown'

/** The browser tells of a refusal a moment after it. */
const patience = 2000

/**
 * Asks the browser, from the page or from a worker: fetches an address that holds its own content, so nothing is sent and it works offline. A refusal alone
 * says little, since a host may have a policy of its own that allows connections to some: it has to be by a policy that allows none.
 */
export async function testGuard(): Promise<Guard> {
  const policies: string[] = []
  const told = new Promise<void>(resolve => {
    addEventListener('securitypolicyviolation', event => {
      policies.push(event.originalPolicy)
      if (allowsNone(event.originalPolicy)) resolve()
    })
    setTimeout(resolve, patience)
  })
  try {
    await fetch('data:,')
    return 'not-guarded'
  } catch {
    await told
    return policies.some(allowsNone) ? 'guarded' : 'unknown'
  }
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

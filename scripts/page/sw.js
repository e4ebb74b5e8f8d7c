// Keeps the page for when there is no network, and says the policy with every answer, which most hosts do not. It answers for the files of its build and for
// nothing else: what the page asks of its own host does not leave either. `with-service-worker.mjs` puts in what is written in capitals.

/** Addresses and digests: a cache never holds files of two versions, even if the host is being changed at this moment. */
const files = FILES
const family = `plimsoll ${registration.scope} `
const name = family + VERSION
const addresses = new Set(files.map(([path]) => new URL(path, location).href))

addEventListener('install', event => {
  const requests = files.map(([path, integrity]) => new Request(path, { integrity, cache: 'no-cache' }))
  event.waitUntil(caches.open(name).then(cache => cache.addAll(requests)))
})

addEventListener('activate', event => event.waitUntil(begin()))

async function begin() {
  const versions = (await caches.keys()).filter(cache => cache.startsWith(family))
  // The version before this one stays: tabs that show it may need parts that they have not loaded yet.
  await Promise.all(versions.slice(0, -2).map(cache => caches.delete(cache)))
  await clients.claim()
}

addEventListener('message', ({ data }) => data === 'take over' && skipWaiting())

addEventListener('fetch', event => {
  const isAnotherPage = event.request.mode === 'navigate' && !addresses.has(addressOf(event.request))
  if (!isAnotherPage) event.respondWith(answer(event))
})

async function answer({ request, clientId }) {
  const client = await clients.get(clientId)
  // Where this stands at the root of a host, pages below it are none of its business.
  if (client?.type === 'window' && !addresses.has(addressOf(client))) return fetch(request)
  if (new URL(request.url).origin !== location.origin) return Response.error()
  const own = await caches.open(name)
  const kept = (await own.match(addressOf(request))) ?? (await caches.match(addressOf(request)))
  const headers = new Headers(kept?.headers)
  headers.set('Content-Security-Policy', POLICY)
  return kept ? new Response(kept.body, { headers }) : new Response('not found', { status: 404, headers })
}

/** Without query and fragment; a page is known by its folder. */
function addressOf({ url }) {
  const { origin, pathname } = new URL(url)
  return origin + pathname.replace(/\/index\.html$/, '/')
}

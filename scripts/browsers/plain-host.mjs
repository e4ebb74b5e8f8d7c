import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.webmanifest': 'application/manifest+json',
}

/**
 * A host as GitHub Pages is one: plain files below a path, no header but their type. Counts what else arrives, from
 * anybody.
 * @param {string} folder may be changed while it runs, as a new version is put on a host
 */
export async function startPlainHost(folder) {
  const host = {
    folder,
    address: '',
    /** @type {string[]} paths that are no file of the build */ strays: [],
    close: () => {},
  }
  const server = createServer((request, response) => {
    response.setHeader('Access-Control-Allow-Origin', '*')
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost')
    const path = normalize(pathname.replace(/^\/tools\/plimsoll\//, '').replace(/^$/, 'index.html'))
    const file = join(host.folder, path)
    const isKnown = pathname.startsWith('/tools/plimsoll/') && !path.startsWith('..') && existsSync(file)
    if (!isKnown || !statSync(file).isFile() || search !== '' || request.method !== 'GET') {
      if (pathname !== '/favicon.ico') host.strays.push(`${request.method} ${request.url}`)
      response.writeHead(404).end('not found')
      return
    }
    response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' })
    createReadStream(file).pipe(response)
  })
  server.on('upgrade', (request, socket) => {
    host.strays.push(`socket ${request.url}`)
    socket.destroy()
  })
  await new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('no address')
  host.address = `http://127.0.0.1:${address.port}/tools/plimsoll/`
  host.close = () => {
    server.closeAllConnections()
    server.close()
  }
  return host
}

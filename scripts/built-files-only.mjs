import { existsSync, realpathSync } from 'node:fs'
import { join, sep } from 'node:path'

/**
 * A plugin for Vite's preview server: only files that the build wrote are served. Nothing whose path has a part that
 * begins with a dot, such as `.vite/`; nothing that a link leads to outside of the folder. A file with a hash of its
 * content in its name is kept by the browser. Parts of a file are never asked for: a `Range` is not looked at, which
 * any server may do, while Vite's does not answer one that ends before it begins.
 * @param {string} folder
 * @returns {import('vite').Plugin}
 */
export function builtFilesOnly(folder) {
  return {
    name: 'built-files-only',
    configurePreviewServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        delete request.headers.range
        const address = request.url ?? '/'
        if (isBuilt(folder, address)) {
          if (/^\/assets\/[^/]+-[\w-]{8}\.\w+$/.test(address) && existsSync(join(folder, address))) {
            response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
          }
          return next()
        }
        response.statusCode = 404
        response.end()
      })
    },
  }
}

/**
 * Whether an address is for a file of the folder, or for none at all, which the server itself says.
 * @param {string} folder
 * @param {string} address
 */
export function isBuilt(folder, address) {
  let path
  try {
    path = decodeURIComponent(new URL(address, 'http://localhost').pathname)
  } catch {
    return false
  }
  if (path.split(/[/\\]/).some(part => part.startsWith('.')) || path.includes('\0')) return false
  try {
    const root = realpathSync(folder)
    const real = realpathSync(join(root, path))
    return real === root || real.startsWith(`${root}${sep}`)
  } catch {
    return true
  }
}

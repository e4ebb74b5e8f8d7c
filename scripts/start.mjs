import { join } from 'node:path'
import { buildIfStale } from './build.mjs'
import { builtFilesOnly } from './built-files-only.mjs'
import { install } from './install.mjs'
import { root } from './run.mjs'

// `npm start`: from a fresh clone to the built page in a browser. The same server as `vite preview`, so the content
// security policy of vite.config.ts is on every response.
install()
buildIfStale('page')
buildIfStale('cli')

const { preview } = await import('vite')
const server = await preview({ root, logLevel: 'warn', plugins: [builtFilesOnly(join(root, 'dist/page'))] })
console.log(`Plimsoll is at ${server.resolvedUrls?.local[0]}  (Ctrl+C ends it)`)
process.on('SIGINT', () => process.exit(0))

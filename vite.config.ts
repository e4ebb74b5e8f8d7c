import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

/**
 * Sent with every response of the built app, not only with the HTML: a policy on the page alone does not bind a worker.
 * Inline styles are needed by Monaco and by measured lengths of the charts.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** `preview.headers` would leave out what vite answers itself, such as "not found". */
const headersOnEveryResponse: Plugin = {
  name: 'headers-on-every-response',
  configurePreviewServer(server) {
    server.middlewares.use((_request, response, next) => {
      response.setHeader('Content-Security-Policy', contentSecurityPolicy)
      response.setHeader('X-Content-Type-Options', 'nosniff')
      response.setHeader('Referrer-Policy', 'no-referrer')
      next()
    })
  },
}

/** Tests that need a process of their own: they change its time zone, spy on modules, or count its time. */
const apart = [
  'src/core/archive/zip-files.test.ts',
  'src/core/analysis/incremental.test.ts',
  'src/core/proof/growth.test.ts',
]

/** What takes too long for `npm test` as a whole; `npm run test:deep` has it, and lets properties run longer (`core/testing/runs.ts`). */
const deep = process.env.PLIMSOLL_DEEP === '1' ? [] : ['src/**/*.deep.test.ts']

/** Tests that ask programs of the machine: `npm run conformance` says for each whether it is there. */
const conformance = 'src/**/*.conformance.test.ts'

export default defineConfig({
  plugins: [react(), headersOnEveryResponse],
  base: './',
  // One page: any other path is not found, instead of the page under a wrong address.
  appType: 'mpa',
  worker: { format: 'es' },
  build: {
    outDir: 'dist/page',
    emptyOutDir: true,
    target: 'es2023',
    // These know `light-dark()`: lowered for older ones it becomes a media query, and the theme of the page changes nothing.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    modulePreload: { polyfill: false },
    // Read by scripts/budgets.mjs, which also says what each chunk weighs.
    manifest: true,
    reportCompressedSize: false,
  },
  preview: { port: 4173, cors: false },
  test: {
    // Properties take their time on a busy machine; nothing here tests how long.
    testTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}'],
          exclude: [...apart, ...deep, conformance],
          // Modules are loaded once a thread, not once a file: a third of the time is saved. Tests leave no state behind.
          pool: 'threads',
          isolate: false,
        },
      },
      { extends: true, test: { name: 'apart', include: apart, pool: 'forks' } },
      { extends: true, test: { name: 'conformance', include: [conformance], pool: 'forks' } },
    ],
  },
})

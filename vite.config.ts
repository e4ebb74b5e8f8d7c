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
    modulePreload: { polyfill: false },
    // Read by scripts/budgets.mjs, which also says what each chunk weighs.
    manifest: true,
    reportCompressedSize: false,
  },
  preview: { port: 4173, cors: false },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Properties and real programs take their time on a busy machine; nothing here tests how long.
    testTimeout: 120_000,
  },
})

import react from '@vitejs/plugin-react'
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

export default defineConfig({
  plugins: [react()],
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
  preview: {
    port: 4173,
    cors: false,
    headers: {
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    },
  },
  test: { include: ['src/**/*.test.{ts,tsx}'], environment: 'node' },
})

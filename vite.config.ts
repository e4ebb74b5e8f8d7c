import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { withNotices } from './scripts/package/with-notices.mjs'
import { withPolicy } from './scripts/page/with-policy.mjs'
import { withServiceWorker } from './scripts/page/with-service-worker.mjs'

/**
 * Tests that need a process of their own, since they change its time zone, spy on modules, or count its time; and those that start processes,
 * and so take longest. `npm run check` leaves them to `npm test`.
 */
const apart = [
  'src/cli/exit-status.test.ts',
  'src/cli/memory.test.ts',
  'src/cli/rendered-sources.test.ts',
  'src/core/analysis/incremental.test.ts',
  'src/core/archive/zip-files.test.ts',
  'src/core/export/apply-script.test.ts',
  'src/core/export/scripts-tried.test.ts',
  'src/core/split/growth.test.ts',
]

/** What takes too long for `npm test` as a whole; `npm run test:deep` has it, and lets properties run longer (`core/testing/runs.ts`). */
const deep = process.env.PLIMSOLL_DEEP === '1' ? [] : ['src/**/*.deep.test.ts']

/** Tests that ask programs of the machine: `npm run conformance` says for each whether it is there. */
const conformance = 'src/**/*.conformance.test.ts'

// Where the page will stand, with a slash at its end, if that is known when it is built: most sites that show links as cards want whole addresses.
process.env.VITE_ADDRESS ??= ''

const notices = withNotices('page')

export default defineConfig({
  plugins: [react(), withPolicy(), notices.main(), withServiceWorker()],
  base: './',
  // One page: any other path is not found, instead of the page under a wrong address.
  appType: 'mpa',
  worker: { format: 'es', plugins: () => [notices.worker()] },
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
    // Left to itself it keeps one core free.
    maxWorkers: '100%',
    // Vitest's own second would be a test of how long.
    expect: { poll: { timeout: 60_000 } },
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

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { withNotices } from './scripts/package/with-notices.mjs'
import { inOneFile } from './scripts/page/in-one-file.mjs'

// The card of a link is left out.
process.env.VITE_ADDRESS ??= ''

const notices = withNotices('file')

/** The page in one file, `dist/plimsoll.html`: everything it loads stands in it, so it works from a disk and wherever it is put. */
export default defineConfig({
  plugins: [react(), notices.main(), inOneFile('dist/plimsoll.html')],
  mode: 'one-file',
  publicDir: false,
  // From a file, an address of no origin: there are module workers in no engine.
  worker: { format: 'iife', plugins: () => [notices.worker()] },
  build: {
    outDir: '.cache/one-file',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: () => true,
    reportCompressedSize: false,
    chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
    rolldownOptions: { output: { codeSplitting: false } },
  },
})

import { defineConfig } from 'vite'
import { withNotices } from './scripts/package/with-notices.mjs'

/** What programs import from the package: the core and its libraries in one module, for Node and for whatever bundles it. Its types: `scripts/package/types.mjs`. */
export default defineConfig({
  build: {
    ssr: 'src/library/index.ts',
    outDir: 'dist/library',
    emptyOutDir: false,
    target: 'es2023',
    copyPublicDir: false,
    rolldownOptions: { output: { format: 'es', entryFileNames: 'index.js', codeSplitting: false } },
  },
  // Of packages that are made for both what is made for browsers, which needs no module of Node.
  ssr: { noExternal: true, target: 'webworker' },
  plugins: [withNotices('library').main()],
})

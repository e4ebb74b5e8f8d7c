import { defineConfig } from 'vite'

/** The command line: one file for Node with the core and its libraries inside, so that it runs from a checkout or a copy. */
export default defineConfig({
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist/cli',
    emptyOutDir: true,
    target: 'node20',
    copyPublicDir: false,
    rollupOptions: { output: { entryFileNames: 'plimsoll.js', banner: '#!/usr/bin/env node' } },
  },
  ssr: { noExternal: true },
})

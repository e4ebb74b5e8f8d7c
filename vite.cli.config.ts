import { defineConfig } from 'vite'

/** The command line: one file for Node with the core and its libraries inside, so that it runs from a checkout or a copy. */
export default defineConfig({
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist/cli',
    // The one file is written over in place: nobody who runs it meanwhile finds it gone.
    emptyOutDir: false,
    target: 'node20',
    copyPublicDir: false,
    rolldownOptions: {
      output: { entryFileNames: 'plimsoll.js', codeSplitting: false, banner: '#!/usr/bin/env node' },
    },
  },
  ssr: { noExternal: true },
})

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { root } from '../scripts/run.mjs'

/**
 * The core as it is now, built anew in one file as the command line is: measured code is code as it ships.
 * @returns {Promise<typeof import('./core')>}
 */
export async function loadCore() {
  const outDir = join(root, '.cache/bench')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: 'bench/core.ts',
      outDir,
      target: 'node20',
      copyPublicDir: false,
      rolldownOptions: { output: { entryFileNames: 'core.js', codeSplitting: false } },
    },
  })
  return import(pathToFileURL(join(outDir, 'core.js')).href)
}

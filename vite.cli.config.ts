import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { withNotices } from './scripts/package/with-notices.mjs'

/**
 * The command line: one program for Node with the core and its libraries inside, what V8 compiles of it ahead of time, and the file that
 * starts it. The folder runs from a checkout or a copy. CommonJS, which Node starts sooner than modules.
 */
export default defineConfig({
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'dist/cli',
    // Files are written beside those of the last build: nobody who runs them meanwhile finds them gone.
    emptyOutDir: false,
    target: 'node20',
    // Half as much to read at every start.
    minify: true,
    copyPublicDir: false,
    rolldownOptions: { output: { format: 'cjs', entryFileNames: 'program-[hash].cjs', codeSplitting: false } },
  },
  ssr: { noExternal: true },
  resolve: { alias: [{ find: /^fflate$/, replacement: new URL('scripts/cli/fflate.mjs', import.meta.url).pathname }] },
  plugins: [withNotices('cli').main(), startFile()],
})

/** Writes `plimsoll.js` last: from then on it starts the new program, whose name has its hash, as V8 would not see that a cache is of another. */
function startFile(): Plugin {
  return {
    name: 'plimsoll-start-file',
    writeBundle({ dir = '' }, bundle) {
      const file = Object.keys(bundle).find(name => name.endsWith('.cjs')) ?? ''
      const program = file.replace(/\.cjs$/, '')
      const start = join(dir, 'plimsoll.js')
      const template = readFileSync(new URL('scripts/cli/start.cjs', import.meta.url), 'utf8')
      writeFileSync(join(dir, 'package.json'), '{ "type": "commonjs" }\n')
      const { engines } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))
      copyFileSync(new URL('scripts/cli/node-version.cjs', import.meta.url), join(dir, 'node-version.cjs'))
      writeFileSync(start, template.replaceAll('PROGRAM', program).replace('ENGINES', engines.node))
      chmodSync(start, 0o755)
      const script = new URL('scripts/cli/compile-ahead.mjs', import.meta.url).pathname
      const manifest = new URL('scripts/cli/warm.yaml', import.meta.url).pathname
      const ahead = [script, start, join(dir, `${program}.cache`), manifest]
      const { status } = spawnSync(process.execPath, ahead, { stdio: ['ignore', 'ignore', 'inherit'] })
      if (status !== 0) this.warn('nothing could be compiled ahead: the command line starts more slowly')
      for (const old of readdirSync(dir)) {
        if (old.startsWith('program-') && !old.startsWith(`${program}.`)) rmSync(join(dir, old))
      }
    },
  }
}

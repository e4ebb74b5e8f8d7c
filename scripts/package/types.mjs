import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { rolldown } from 'rolldown'
import { dts } from 'rolldown-plugin-dts'
import { root, run } from '../run.mjs'

// After the build of the library: its types as one file that needs no other, `dist/library/index.d.ts`, of the
// declarations that the compiler writes.

const compiled = join(root, '.cache/types')

if (!run('npx tsc -b src/library')) process.exit(1)
const bundle = await rolldown({
  input: { index: join(compiled, 'library/library/index.d.ts') },
  plugins: [declarations(), dts({ dtsInput: true })],
})
await bundle.write({ dir: join(root, 'dist/library'), format: 'es' })

const file = join(root, 'dist/library/index.d.ts')
const types = readFileSync(file, 'utf8')
if (/^import /m.test(types)) throw new Error('the types of the library import others')
writeFileSync(file, types.replace(/^\/\/#(end)?region.*\n/gm, ''))

/**
 * Finds declarations where the compiler put them: those of each project apart, as of its root.
 * @returns {import('rolldown').Plugin}
 */
function declarations() {
  return {
    name: 'plimsoll-declarations',
    resolveId(specifier, importer) {
      if (importer === undefined || !specifier.startsWith('.')) return null
      const path = resolve(dirname(importer), specifier).replace(
        join(compiled, 'library/core/'),
        join(compiled, 'core/core/'),
      )
      return [`${path}.d.ts`, join(path, 'index.d.ts')].find(existsSync) ?? null
    },
  }
}

import { execSync, spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { buildIfStale } from '../scripts/build.mjs'

// `npm run bench`: everything but the long comparisons, one after the other. `npm run bench -- 1 10` limits the growth
// to 1 and 10 MB.

buildIfStale('cli')
buildIfStale('page')
console.log(
  `Node ${process.version}, ${cpus()[0]?.model}, ${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}`,
)
for (const [name, ...words] of [
  ['read'],
  ['encoding'],
  ['analysis'],
  ['process'],
  ['small'],
  ['growth', ...process.argv.slice(2)],
]) {
  console.log(`\n${name}`)
  const script = fileURLToPath(new URL(`${name}.bench.mjs`, import.meta.url))
  spawnSync(process.execPath, [script, ...words], { stdio: 'inherit' })
}
console.log('\nbundle sizes')
execSync('node scripts/budgets.mjs', { stdio: 'inherit', cwd: fileURLToPath(new URL('..', import.meta.url)) })

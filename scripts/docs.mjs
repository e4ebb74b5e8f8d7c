import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { tableParts } from './docs/tables.mjs'
import { withParts } from './rooms/draw.mjs'
import { root } from './run.mjs'

// `npm run docs`: writes docs/limits.md and docs/routes.md anew from the tables. `src/docs.test.ts` says when it is
// due.

/** @param {string} path */
const load = async path => (await runnerImport(join(root, path), { configFile: false, logLevel: 'warn' })).module
const [{ explain }, { routes }, { appliers }] = await Promise.all(
  ['src/library/index.ts', 'src/core/route/index.ts', 'src/core/export/index.ts'].map(load),
)
const parts = tableParts(explain(), routes, appliers)
for (const name of ['limits.md', 'routes.md']) {
  const page = join(root, 'docs', name)
  writeFileSync(page, withParts(readFileSync(page, 'utf8'), parts))
}

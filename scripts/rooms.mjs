import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawnParts, withParts } from './rooms/draw.mjs'
import { root } from './run.mjs'

// `npm run rooms`: draws the rooms in docs/architecture.md anew, from the imports and the READMEs.
// `src/imports.test.ts` says when it is due.

const page = join(root, 'docs/architecture.md')
writeFileSync(page, withParts(readFileSync(page, 'utf8'), drawnParts()))

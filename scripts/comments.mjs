import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeFiles } from './comments/files.mjs'
import { wrapComments } from './comments/wrap.mjs'
import { root } from './run.mjs'

// `npm run format` ends with this: comments longer than a line are wrapped, which Biome leaves as they are.

for (const file of codeFiles()) {
  const code = readFileSync(join(root, file), 'utf8')
  const wrapped = wrapComments(file, code)
  if (wrapped === code) continue
  writeFileSync(join(root, file), wrapped)
  console.log(file)
}

import { readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { root } from '../run.mjs'

/** Every file of TypeScript and JavaScript that we write, from the root. */
export function codeFiles() {
  return ['src', 'scripts', 'e2e', 'bench'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map(path => `${folder}/${path.split(sep).join('/')}`)
      .filter(path => /\.(ts|tsx|mjs|cjs)$/.test(path)),
  )
}

import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { parseSync } from 'vite'
import { root } from '../run.mjs'

export const src = join(root, 'src')

/** The files that are shipped, from `src`: no tests, no declarations, not what only tests use. */
export function shippedFiles() {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map(path => path.split(sep).join('/'))
    .filter(path => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\.d\.ts$|^core\/testing\//.test(path))
}

/** @type {Map<string, readonly import('./rules.mjs').Import[]>} */
const read = new Map()

/**
 * The imports of a file, which is read once.
 * @param {string} file from `src`
 */
export function importsOf(file) {
  const imports =
    read.get(file) ?? specifiersIn(file, readFileSync(join(src, file), 'utf8')).map(specifier => ({ file, specifier }))
  read.set(file, imports)
  return imports
}

/**
 * Everything a module names to be loaded: imports, re-exports, `import()` and `new URL('...', import.meta.url)` of
 * workers.
 * @param {string} file
 * @param {string} code
 * @returns {readonly string[]}
 */
export function specifiersIn(file, code) {
  const { module } = parseSync(file, code)
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.flatMap(entry => entry.moduleRequest?.value ?? [])),
    ...module.dynamicImports.map(({ moduleRequest }) => code.slice(moduleRequest.start + 1, moduleRequest.end - 1)),
    ...[...code.matchAll(/new URL\('([^']+)',\s*import\.meta\.url\)/g)].flatMap(match => match[1] ?? []),
  ]
}

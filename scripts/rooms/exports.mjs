import { readdirSync, readFileSync } from 'node:fs'
import { join, posix, sep } from 'node:path'
import { parseSync } from 'vite'
import { root } from '../run.mjs'

// What is exported and imported nowhere, tests included. Types are passed over: one may be named only by what returns
// it.

/** Where code may import from `src`. */
const readers = ['src', 'scripts', 'bench', 'e2e']

/**
 * @returns {readonly string[]} `FILE: NAME` of every export of a value that no other file imports
 */
export function unusedExports() {
  const files = readers.flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map(path => posix.join(folder, path.split(sep).join('/')))
      .filter(path => /\.(tsx?|mjs)$/.test(path) && !path.endsWith('.d.ts')),
  )
  const known = new Set(files)
  /** @type {Map<string, string[]>} */
  const exported = new Map()
  /** @type {Set<string>} */
  const used = new Set()
  for (const file of files) {
    const code = readFileSync(join(root, file), 'utf8')
    const { module } = parseSync(file, code)
    /** @param {string} specifier */
    const target = specifier => {
      const base = posix.join(posix.dirname(file), specifier)
      return [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`].find(path => known.has(path)) ?? base
    }
    for (const { moduleRequest, entries } of module.staticImports) {
      for (const { importName } of entries) use(target(moduleRequest.value), importName)
    }
    for (const { moduleRequest, start } of module.dynamicImports) {
      const specifier = code.slice(moduleRequest.start + 1, moduleRequest.end - 1)
      // Of a module that is loaded whole, what is taken is not followed.
      if (start >= 0) used.add(`${target(specifier)}: *`)
    }
    for (const { entries } of module.staticExports) {
      for (const { exportName, importName, moduleRequest, isType } of entries) {
        if (moduleRequest) use(target(moduleRequest.value), importName)
        if (!isType && exportName.name) exported.set(file, [...(exported.get(file) ?? []), exportName.name])
      }
    }
  }
  return [...exported].flatMap(([file, names]) =>
    used.has(`${file}: *`) ? [] : names.filter(name => !used.has(`${file}: ${name}`)).map(name => `${file}: ${name}`),
  )

  /**
   * @param {string} file
   * @param {{ kind: string, name?: string | null }} importName
   */
  function use(file, { kind, name }) {
    used.add(`${file}: ${kind === 'Name' ? name : '*'}`)
  }
}

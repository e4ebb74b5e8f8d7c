import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Licences under which a package may be shipped in a program under Apache-2.0, their notices given. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
])

/**
 * A package that is shipped: its name, its version, what it says its licence is, and the texts that have to go with it.
 * Version null: no package, but a work of others that stands in files of ours.
 * @typedef {{ readonly name: string, readonly version: string | null, readonly license: string, readonly texts:
 *   readonly string[] }} ShippedPackage
 */

/** Works of others in files of ours: what they are, their licence, and the ends of the paths of those files. */
const works = [
  {
    name: "Go's compress/flate, ported",
    license: 'BSD-3-Clause',
    text: new URL('licences/go.txt', import.meta.url),
    files: ['/src/core/archive/go-deflate-size.ts', '/src/core/archive/huffman-lengths.ts'],
  },
  {
    name: "Kubernetes' tables of types",
    license: 'Apache-2.0',
    text: new URL('../../LICENSE', import.meta.url),
    files: ['/src/core/encoding/tables/kubernetes.json', '/src/core/resource/built-in-kinds.json'],
  },
]

/**
 * The packages that modules are of, each version once, in order of their names; then the works of others.
 * @param {Iterable<string>} modules ids as a bundler has them
 * @returns {readonly ShippedPackage[]}
 */
export function packagesOf(modules) {
  /** @type {Map<string, ShippedPackage>} */
  const packages = new Map()
  const held = new Set()
  for (const id of modules) {
    const folder = packageFolder(id)
    if (folder === null) {
      for (const work of works) if (work.files.some(file => id.replaceAll('\\', '/').endsWith(file))) held.add(work)
      continue
    }
    const found = readPackage(folder)
    packages.set(`${found.name}@${found.version}`, found)
  }
  const sorted = [...packages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, found]) => found)
  const others = works.filter(work => held.has(work))
  return [
    ...sorted,
    ...others.map(({ name, license, text }) => ({
      ...{ name, version: null, license },
      texts: [readFileSync(text, 'utf8').trim()],
    })),
  ]
}

/**
 * How a package is called in the notices.
 * @param {Omit<ShippedPackage, 'texts'>} shipped
 */
export function titleOf({ name, version, license }) {
  return `${name}${version === null ? '' : ` ${version}`} (${license})`
}

/** @param {string} id such as `/…/node_modules/@noble/hashes/sha2.js?x`, also behind a `\0` of a plugin */
export function packageFolder(id) {
  const [, folder] = /^\0*((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/?]+)(?:\/|$|\?)/.exec(id.replaceAll('\\', '/')) ?? []
  return folder ?? null
}

/**
 * @param {string} folder
 * @returns {ShippedPackage}
 */
function readPackage(folder) {
  const { name, version, license = '' } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const said = typeof license === 'string' ? license : license.type
  if (!isAllowed(said)) {
    throw new Error(`${name} ${version} has the licence '${said}', which is not among those that may be shipped`)
  }
  const texts = readdirSync(folder)
    .filter(file => /^(licen[cs]e|copying|notice|third-?party-?notices?)([.-]|$)/i.test(file))
    .toSorted()
    .map(file => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
  if (texts.length === 0) throw new Error(`${name} ${version} has no text of its licence`)
  return { name, version, license: said, texts }
}

/**
 * @param {string} expression of SPDX: all that it names must be allowed, or one of those between which it leaves the
 *   choice
 */
export function isAllowed(expression) {
  return expression
    .replace(/^\((.*)\)$/, '$1')
    .split(/ OR /)
    .some(choice => choice.split(/ AND /).every(id => allowed.has(id.replace(/[()]/g, '').trim())))
}

/**
 * The notices as one text.
 * @param {readonly ShippedPackage[]} packages
 */
export function noticesOf(packages) {
  const rule = '='.repeat(80)
  const list = packages.map(shipped => `  ${titleOf(shipped)}`)
  const parts = packages.map(shipped =>
    [rule, titleOf(shipped), rule, '', shipped.texts.join(`\n\n${'-'.repeat(80)}\n\n`), ''].join('\n'),
  )
  return ['Plimsoll contains these works of others, each under its own licence:', '', ...list, '', ...parts].join('\n')
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../scripts/run.mjs'

const fixtures = process.env.PLIMSOLL_FIXTURES ?? join(root, '../shared/fixtures')

/**
 * Calico's operator manifest before its CRDs were split off, where the fixtures are present.
 * @returns {Buffer | undefined}
 */
export function calico() {
  const path = join(fixtures, 'manifests/calico-tigera-operator-before-9518.yaml')
  return existsSync(path) ? readFileSync(path) : undefined
}

/**
 * The documents of all fixtures that are present: texts to take pieces from.
 * @returns {string[]}
 */
export function fixtureTexts() {
  return ['manifests', 'kubernetes-roundtrip', 'kubectl/tricky'].flatMap(folder => {
    const path = join(fixtures, folder)
    if (!existsSync(path)) return []
    const files = readdirSync(path).filter(file => file.endsWith('.yaml'))
    return files.flatMap(file => documentsOf(readFileSync(join(path, file), 'utf8')))
  })
}

/**
 * @param {string} text
 * @returns {string[]}
 */
export function documentsOf(text) {
  return text.split(/^---.*\n/m).filter(document => document.trim() !== '')
}

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAllowed, titleOf } from './notices.mjs'
import { shippedFolder } from './with-notices.mjs'

/**
 * That a text holds the licences of all packages of a build, as the modules of that build tell them.
 * @param {string} build
 * @param {string} text notices, or a page with notices in it
 */
export function noticesWhole(build, text) {
  /** @type {readonly import('./notices.mjs').ShippedPackage[]} */
  const packages = JSON.parse(readFileSync(join(shippedFolder, `${build}.json`), 'utf8'))
  assert.ok(packages.length >= 3, `${build} is built of ${packages.length} packages`)
  for (const shipped of packages) {
    const title = titleOf(shipped)
    assert.ok(isAllowed(shipped.license), `${title} is not allowed`)
    assert.ok(text.includes(title), `${title} is not named`)
    for (const licence of shipped.texts) {
      const isThere = text.includes(licence) || text.includes(licence.replace(/--(?=!?>)/g, '-- '))
      assert.ok(isThere, `the licence of ${title} is missing`)
    }
  }
}

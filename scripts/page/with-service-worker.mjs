import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { policyHeader } from './policy.mjs'

/**
 * Writes `sw.js` beside the built page.
 * @returns {import('vite').Plugin}
 */
export function withServiceWorker() {
  return {
    name: 'plimsoll-service-worker',
    apply: 'build',
    writeBundle: { order: 'post', handler: ({ dir = '' }) => writeServiceWorker(dir) },
  }
}

/**
 * The service worker keeps every file of the build, whatever loads it and when.
 * @param {string} folder of the built page
 */
export function writeServiceWorker(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    // What only the build reads, what only other sites and hosts load, and the file that is written here.
    .filter(path => !path.startsWith('.vite/') && !['social.png', '_headers', '404.html', 'sw.js'].includes(path))
    .toSorted()
    .map(path => [path === 'index.html' ? './' : path, `sha256-${sha256(readFileSync(join(folder, path)), 'base64')}`])
  const list = JSON.stringify(files)
  const code = readFileSync(new URL('sw.js', import.meta.url), 'utf8')
    .replace(/\bFILES\b/, () => list)
    .replace(/\bVERSION\b/, () => `'${sha256(list, 'hex').slice(0, 12)}'`)
    .replace(/\bPOLICY\b/, () => JSON.stringify(policyHeader))
  writeFileSync(join(folder, 'sw.js'), code)
}

/** @param {string | Buffer} content @param {'base64' | 'hex'} form */
function sha256(content, form) {
  return createHash('sha256').update(content).digest(form)
}

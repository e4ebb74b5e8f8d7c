import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { root } from '../run.mjs'
import { anchor } from './tables.mjs'

/**
 * One link of a Markdown file: `page` from the root, `to` as written, `fault` null where it leads somewhere.
 * @typedef {{ readonly page: string, readonly to: string, readonly isOutward: boolean, readonly fault: string | null }}
 *   Link
 */

const passedOver = /(^|\/)(node_modules|dist|\.cache|\.git|test-results|playwright-report)(\/|$)/

/** Every Markdown file of the repository, from the root. */
export function pages() {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map(path => path.split(sep).join('/'))
    .filter(path => path.endsWith('.md') && !passedOver.test(path))
    .toSorted()
}

/** @returns {Link[]} every link of every page, those to headings held against the headings */
export function links() {
  return pages().flatMap(page => linksIn(page, readFileSync(join(root, page), 'utf8')))
}

/**
 * @param {string} page
 * @param {string} text
 * @returns {Link[]}
 */
export function linksIn(page, text) {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '')
  const targets = [...prose.matchAll(/\]\(\s*<?([^\s)>]+)>?(?:\s+"[^"]*")?\s*\)|\b(?:src|href)="([^"]+)"/g)]
  return targets.map(([, inline, html]) => {
    const to = inline ?? html ?? ''
    const isOutward = /^[a-z][a-z+.-]*:/i.test(to)
    return { page, to, isOutward, fault: isOutward ? null : faultOf(page, to) }
  })
}

/** @param {string} page @param {string} to */
function faultOf(page, to) {
  const [path = '', heading] = to.split('#')
  const file = path === '' ? join(root, page) : join(root, dirname(page), decodeURIComponent(path))
  if (relative(root, file).startsWith('..')) return 'leads out of the repository'
  if (!existsSync(file)) return 'there is no such file'
  if (heading === undefined || !file.endsWith('.md')) return null
  return headingsOf(readFileSync(file, 'utf8')).has(heading) ? null : 'there is no such heading'
}

/** @param {string} text */
function headingsOf(text) {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '')
  return new Set(
    [...prose.matchAll(/^#+ +(.+)$/gm)].map(([, heading = '']) => anchor(heading.replaceAll('`', '').trim())),
  )
}

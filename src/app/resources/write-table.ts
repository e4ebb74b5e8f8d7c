import type { PlainTable } from '../../core/findings'

/**
 * A table of GitHub's Markdown, numbers to the right. What could be markup, a link, HTML, another cell or another line
 * is escaped.
 */
export function toMarkdown(table: PlainTable): string {
  const [heads = [], ...rows] = table
  const rule = heads.map((_, column) => (typeof rows[0]?.[column] === 'number' ? '---:' : '---'))
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
  return [line(heads.map(markdownCell)), line(rule), ...rows.map(row => line(row.map(markdownCell)))].join('')
}

/** Line ends of every kind, other controls, and marks that turn the direction of a text. */
const unwritable = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

function markdownCell(cell: string | number): string {
  return typeof cell === 'number' ? String(cell) : markdownText(cell)
}

/** A text as GitHub's Markdown shows it, on one line and nothing of it taken for markup. */
export function markdownText(text: string): string {
  return (
    text
      .replace(unwritable, ' ')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/[\\`*_{}[\]()#+!|~$]/g, '\\$&')
      // Addresses and mentions become links by themselves.
      .replace(/@/g, '&#64;')
      .replace(/:\/\//g, '&#58;//')
      .replace(/\bwww\./gi, match => `${match.slice(0, 3)}&#46;`)
      .trim()
  )
}

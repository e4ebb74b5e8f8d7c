/** A table as texts and numbers, the first row its heads. */
export type PlainTable = readonly (readonly (string | number)[])[]

/**
 * CSV by RFC 4180, lines ended by CR LF. A text that a spreadsheet would take for a formula gets an apostrophe in
 * front, as names come from anybody (OWASP, CSV injection: `=`, `+`, `-`, `@`, tab and line breaks).
 */
export function toCsv(table: PlainTable): string {
  return table.map(row => `${row.map(csvCell).join(',')}\r\n`).join('')
}

function csvCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell)
  const text = /^[\s"]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n\t;]|^\s|\s$|^'/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toCsv } from '../../core/findings'
import { toMarkdown } from './write-table'

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '=1+1',
    '@SUM(A1)',
    ' =cmd|x',
    '-2',
    '\t=1',
    '"=1',
    'a,b',
    'a"b',
    'a\r\nb',
    '| a | b |',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '`x`',
    '\u202etxt',
    'a\\|b',
  ),
)
const tables = fc.array(fc.tuple(hostile, hostile, fc.nat()), { minLength: 1, maxLength: 6 })

/** A reader of RFC 4180. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (let at = 0; at < text.length; ) {
    let cell = ''
    if (text[at] === '"') {
      for (at++; text[at] !== '"' || text[at + 1] === '"'; at++) {
        if (text[at] === '"') at++
        cell += text[at]
      }
      at++
    } else while (at < text.length && text[at] !== ',' && text[at] !== '\r') cell += text[at++]
    row.push(cell)
    if (text[at] === ',') at++
    else {
      at += 2
      rows.push(row)
      row = []
    }
  }
  return rows
}

describe('CSV', () => {
  test('reads back as it was, whatever the names', () => {
    fc.assert(
      fc.property(tables, table => {
        const cells = readCsv(toCsv(table)).map(row => row.map(cell => cell.replace(/^'/, '')))
        expect(cells).toEqual(table.map(row => row.map(cell => String(cell).replace(/^'/, ''))))
      }),
    )
  })

  test('holds no text that a spreadsheet would compute', () => {
    fc.assert(
      fc.property(tables, table => {
        const texts = readCsv(toCsv(table)).flatMap(row => row.slice(0, 2))
        for (const text of texts) expect(text).not.toMatch(/^[\s"]*[=+\-@]/)
      }),
    )
  })

  test('has numbers as they are', () => {
    expect(
      toCsv([
        ['name', 'bytes'],
        ['=a', 1_376_625],
      ]),
    ).toBe('name,bytes\r\n"\'=a",1376625\r\n')
  })
})

describe('Markdown', () => {
  test('has a line for every row and a cell for every column, whatever the names', () => {
    fc.assert(
      fc.property(tables, table => {
        const lines = toMarkdown([['a', 'b', 'c'], ...table]).split('\n')
        expect(lines).toHaveLength(table.length + 3)
        for (const line of lines.slice(0, -1)) expect(line.replace(/\\./g, '').match(/\|/g)).toHaveLength(4)
      }),
    )
  })

  test('has no HTML, no link and no code from a name', () => {
    fc.assert(
      fc.property(hostile, name => {
        const body = toMarkdown([['name'], [name]]).split('\n')[2] ?? ''
        expect(body.replace(/\\./g, '')).not.toMatch(/[<>`[\]@]|:\/\//)
        expect(body).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
      }),
    )
  })

  test('reads well where a name is plain', () => {
    expect(
      toMarkdown([
        ['Name', 'YAML'],
        ['installations.operator.tigera.io', 1_376_625],
      ]),
    ).toBe('| Name | YAML |\n| --- | ---: |\n| installations.operator.tigera.io | 1376625 |\n')
  })
})

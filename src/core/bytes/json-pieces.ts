/** So much text is put together before it is given on: a piece for every member would cost more than making it. */
const pieceLength = 65_536

/**
 * An object as `JSON.stringify(object, null, 2)` would have it, and a newline, piece by piece. Members that are
 * iterators become arrays whose elements are asked for one at a time, so that the whole is never in memory. Absent
 * members (`undefined`) are left out.
 */
export function* jsonPieces(object: object): Iterable<string> {
  let piece = '{'
  let members = 0
  for (const [key, value] of Object.entries(object)) {
    if (value === undefined) continue
    piece += `${members++ > 0 ? ',' : ''}\n  ${JSON.stringify(key)}: `
    if (isIterator(value)) {
      let elements = 0
      for (const element of value) {
        piece += `${elements++ > 0 ? ',' : '['}\n    ${indented(element, '    ')}`
        if (piece.length < pieceLength) continue
        yield piece
        piece = ''
      }
      piece += elements > 0 ? '\n  ]' : '[]'
    } else {
      piece += indented(value, '  ')
    }
  }
  yield `${piece}${members > 0 ? '\n' : ''}}\n`
}

function isIterator(value: unknown): value is IterableIterator<unknown> {
  return typeof value === 'object' && value !== null && 'next' in value && Symbol.iterator in value
}

function indented(value: unknown, indentation: string): string {
  // A line break inside of a text is written `\n`: every break of the result is one between members.
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${indentation}`)
}

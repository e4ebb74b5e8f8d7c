/**
 * Whether a name matches a shell pattern as Go's `filepath.Match` on Unix has it, whole: `*` and `?` stop at `/`, sets
 * do not, a backslash takes the next character as it is. Null where the pattern is malformed, whatever the name.
 */
export function goMatch(pattern: string, name: string): boolean | null {
  const expression = compiled.get(pattern) ?? compile(pattern)
  compiled.set(pattern, expression)
  return expression === 'malformed' ? null : expression.test(name)
}

/** A chart of many files asks for the same few patterns again and again. */
const compiled = new Map<string, RegExp | 'malformed'>()

function compile(pattern: string): RegExp | 'malformed' {
  const characters = [...pattern]
  let at = 0
  let source = ''
  /** One character of a set: `]` and `-` have to be escaped, and nothing may end it. */
  const next = (): string | null => {
    let character = characters[at++]
    if (character === undefined || character === '-' || character === ']') return null
    if (character === '\\') character = characters[at++]
    return character === undefined || at >= characters.length ? null : character
  }
  while (at < characters.length) {
    const character = characters[at++] as string
    if (character === '*') source += '[^/]*'
    else if (character === '?') source += '[^/]'
    else if (character === '\\') {
      const literal = characters[at++]
      if (literal === undefined) return 'malformed'
      source += quoted(literal)
    } else if (character === '[') {
      const isNegated = characters[at] === '^'
      if (isNegated) at++
      let set = ''
      let ranges = 0
      while (!(characters[at] === ']' && ranges > 0)) {
        const low = next()
        if (low === null) return 'malformed'
        let high: string | null = low
        if (characters[at] === '-') {
          at++
          high = next()
          if (high === null) return 'malformed'
        }
        // A range that runs backwards holds nothing.
        if (low <= high) set += `${quoted(low)}-${quoted(high)}`
        ranges++
      }
      at++
      source += set === '' ? (isNegated ? '[^]' : '[]') : `[${isNegated ? '^' : ''}${set}]`
    } else source += quoted(character)
  }
  return new RegExp(`^${source}$`, 'us')
}

/** Every character by its number: none means anything to a regular expression then. */
function quoted(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`
}

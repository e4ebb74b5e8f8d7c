import type { Output } from './command'

/** How a part of a line stands out in a terminal that shows colours. */
export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow'

/** A part of a line that stands out. */
export interface Styled {
  readonly style: Style
  readonly text: string
}

/** A line: plain, or in parts. */
export type Line = string | readonly (string | Styled)[]

/**
 * Writes lines for a person. Whatever word of the input stands in one, it stays one line, and shows what is in it: this
 * is the one place through which text reaches a terminal, so that no command can forget it.
 */
export function writeLines(output: Output, lines: readonly Line[]): Promise<void> {
  const hasColours = output.screen?.hasColours ?? false
  return output.write(lines.map(line => `${hasColours ? coloured(line) : shownLine(plainText(line))}\n`).join(''))
}

/** The text of a line, in whatever it stands out. */
export function plainText(line: Line): string {
  return typeof line === 'string' ? line : line.map(part => (typeof part === 'string' ? part : part.text)).join('')
}

/** SGR of ECMA-48: what begins a style, and what ends that alone. */
const styles: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
}

function coloured(line: Line): string {
  if (typeof line === 'string') return shownLine(line)
  return line
    .map(part => {
      if (typeof part === 'string') return shownLine(part)
      const [begin, end] = styles[part.style]
      return `\u001b[${begin}m${shownLine(part.text)}\u001b[${end}m`
    })
    .join('')
}

/** Parts of a text, each some lines, with an empty line between those that have any. */
export function paragraphs<L extends Line>(parts: readonly (readonly L[])[]): (L | string)[] {
  const filled = parts.filter(lines => lines.length > 0)
  return filled.flatMap((lines, index) => (index > 0 ? ['', ...lines] : [...lines]))
}

/**
 * Controls (line ends and escape sequences among them), what changes the direction of writing or is not seen, halves of
 * pairs, no characters.
 */
const unseen = /[\p{C}\p{Zl}\p{Zp}]/gu
/**
 * What runners of CI take for a command to them: `::` first on a line (GitHub), `##[` and `##vso[` anywhere (GitHub,
 * Azure), `##teamcity[`.
 */
const commandToRunner = /^(\s*):(?=:)|#(?=#\w*\[)/g

/**
 * A line as a terminal may have it: what is not seen is written out as in JSON (`\n`, `\u001b`), and no line is a
 * command to who runs this.
 */
export function shownLine(line: string): string {
  return line
    .replace(unseen, character => names[character] ?? escaped(character))
    .replace(commandToRunner, (whole, blanks: string | undefined) =>
      whole === '#' ? escaped('#') : `${blanks ?? ''}${escaped(':')}`,
    )
}

const names: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** `\u001b`; two of them for what UTF-16 writes as a pair. */
function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, at) => {
    return `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`
  }).join('')
}

import type { Dice } from './dice'

/** What YAML gives a meaning to, and what it refuses or reads in its own way. */
const SNIPPETS: readonly [string, ...string[]] = [
  ':',
  ': ',
  '#',
  ' #',
  ' # x\n',
  '-',
  '- ',
  '?',
  '? ',
  ',',
  '[',
  ']',
  '{',
  '}',
  '&',
  '&a ',
  '*',
  '*a',
  '!',
  '!!str ',
  '|',
  '|-\n',
  '>',
  '>2\n',
  "'",
  '"',
  "''",
  '%',
  '@',
  '`',
  '\\',
  '\\\n',
  '<<: ',
  '~',
  ' ',
  '  ',
  '\t',
  '\n',
  '\n\n',
  '\n \n',
  '\r',
  '\r\n',
  '\u0085',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\u00a0',
  '\u0000',
  '\u0007',
  '\u007f',
  '\u0080',
  'é',
  '🦊',
  '0',
  '1',
  'y',
  'null',
  '-\n',
  'a: b\n',
  '- a\n',
  '---\n',
  '...\n',
  '%YAML 1.1\n',
]

/**
 * A text changed in a few places: characters and lines dropped, put in, doubled, moved, or shifted in their
 * indentation.
 */
export function mutateText(dice: Dice, text: string): string {
  let mutated = text
  for (let left = dice.pick([1, 1, 1, 2, 2, 3, 5]); left > 0; left--) mutated = mutateOnce(dice, mutated)
  return mutated
}

function mutateOnce(dice: Dice, text: string): string {
  const at = dice.roll(text.length + 1)
  switch (dice.roll(12)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1)
    case 1:
      return text.slice(0, at) + text.slice(at + 1 + dice.roll(12))
    case 2:
    case 3:
    case 4:
      return text.slice(0, at) + dice.pick(SNIPPETS) + text.slice(at)
    case 5:
      return text.slice(0, at) + dice.pick(SNIPPETS) + text.slice(at + 1)
    case 6:
      return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << dice.roll(7))) + text.slice(at + 1)
    default:
      return mutateLines(dice, text.split('\n')).join('\n')
  }
}

function mutateLines(dice: Dice, lines: readonly string[]): string[] {
  const at = dice.roll(lines.length)
  const line = lines[at] ?? ''
  const before = lines.slice(0, at)
  const after = lines.slice(at + 1)
  switch (dice.roll(7)) {
    case 0:
      return [...before, ...after]
    case 1:
      return [...before, line, line, ...after]
    case 2:
      return [...before, ' '.repeat(1 + dice.roll(3)) + line, ...after]
    case 3:
      return [...before, line.replace(/^ {1,2}/, ''), ...after]
    case 4: {
      const other = dice.roll(lines.length)
      return lines.with(at, lines[other] ?? '').with(other, line)
    }
    case 5: {
      const count = 1 + dice.roll(4)
      return [...before, ...lines.slice(at, at + count).map(moved => ` ${moved}`), ...lines.slice(at + count)]
    }
    default:
      return [...before, line + dice.pick(SNIPPETS), ...after]
  }
}

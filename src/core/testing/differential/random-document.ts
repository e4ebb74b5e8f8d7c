import type { Dice } from './dice'
import { mutateText } from './mutate-text'
import { printStyled } from './print-styled'
import { randomMapping } from './random-value'

/**
 * One YAML document, good or bad: printed from a random value in random styles, or a piece of one of the given texts;
 * in two of three cases changed afterwards, and now and then with other line ends.
 */
export function randomDocument(dice: Dice, texts: readonly string[]): string {
  const isPrinted = texts.length === 0 || dice.once(2)
  const text = isPrinted
    ? printStyled(dice, randomMapping(dice, 1 + dice.roll(4)))
    : pieceOf(dice, texts[dice.roll(texts.length)] ?? '')
  const mutated = dice.once(3) ? text : mutateText(dice, text)
  if (dice.once(20)) return mutated.replaceAll('\n', '\r\n')
  if (dice.once(80)) return mutated.replaceAll('\n', () => dice.pick(['\n', '\r', '\u0085', '\u2028', '\r\n']))
  if (dice.once(30)) return mutated.trimEnd()
  return mutated
}

/**
 * Lines from one of a text on that are indented no less than it, at most 40; under a key, where they are indented at
 * all.
 */
function pieceOf(dice: Dice, text: string): string {
  const lines = text.split('\n')
  const start = dice.roll(lines.length)
  const indent = indentOf(lines[start] ?? '')
  let end = start + 1
  while (end < lines.length && end - start < 40 && indentOf(lines[end] ?? '') >= indent) end++
  const piece = `${lines.slice(start, end).join('\n')}\n`
  return indent > 0 ? `piece:\n${piece}` : piece
}

function indentOf(line: string): number {
  const indent = line.search(/\S/)
  return indent < 0 ? Number.POSITIVE_INFINITY : indent
}

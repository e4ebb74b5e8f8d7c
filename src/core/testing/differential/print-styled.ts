import { isMapping, type Mapping, type Value } from '../../manifest'
import type { Dice } from './dice'

/**
 * Prints a value as YAML in styles thrown anew for every node: block or flow, quotes or none, folded or literal,
 * comments, blank lines, any indentation. The text mostly means the value; where it does not, or is no YAML at all,
 * that is a case too: readers are compared with one another.
 */
export function printStyled(dice: Dice, value: Mapping): string {
  return `${noise(dice, 0)}${printBlockMapping(dice, value, dice.once(5) ? dice.roll(4) : 0)}`
}

function printBlockMapping(dice: Dice, mapping: Mapping, column: number): string {
  let text = ''
  for (const [key, value] of mapping) {
    if (text !== '') text += noise(dice, column)
    text += `${spaces(column)}${printKey(dice, key)}:${printBlockNode(dice, value, column, true)}`
  }
  return text
}

function printBlockList(dice: Dice, items: readonly Value[], column: number): string {
  let text = ''
  for (const item of items) {
    if (text !== '') text += noise(dice, column)
    text += `${spaces(column)}-${printBlockNode(dice, item, column, false)}`
  }
  return text
}

/** What stands behind `key:` or `-`, to the end of its last line. `column` is that of the key or dash. */
function printBlockNode(dice: Dice, value: Value, column: number, isMember: boolean): string {
  const isMap = isMapping(value)
  const isList = isListValue(value)
  const isEmpty = isMap ? value.size === 0 : isList && value.length === 0
  if ((isMap || isList) && (isEmpty || dice.once(6)))
    return `${gap(dice)}${printFlow(dice, value, column)}${lineEnd(dice)}`
  if (isMap) {
    const inner = column + dice.pick([1, 2, 2, 2, 3, 4])
    const block = printBlockMapping(dice, value, inner)
    if (!isMember && !dice.once(4)) return spaces(inner - column - 1) + block.slice(inner)
    return `${lineEnd(dice)}${noise(dice, inner)}${block}`
  }
  if (isList) {
    const inner = isMember && dice.once(2) ? column : column + dice.pick([1, 2, 2, 2, 3, 4])
    const block = printBlockList(dice, value, inner)
    if (!isMember && inner > column && !dice.once(3)) return spaces(inner - column - 1) + block.slice(inner)
    return `${lineEnd(dice)}${noise(dice, inner)}${block}`
  }
  const before = dice.once(15) ? `${lineEnd(dice)}${spaces(column + 1 + dice.roll(3))}` : gap(dice)
  if (typeof value !== 'string') return `${before}${printOther(dice, value)}${lineEnd(dice)}`
  if (!dice.once(value.includes('\n') ? 2 : 8)) return `${before}${printText(dice, value, column)}${lineEnd(dice)}`
  return before + printBlockScalar(dice, value, column)
}

function printOther(dice: Dice, value: null | boolean | number | bigint): string {
  if (value === null) return dice.pick(['null', '~', '', 'Null'])
  if (typeof value === 'boolean')
    return value ? dice.pick(['true', 'yes', 'on', 'y', 'True']) : dice.pick(['false', 'no', 'n', 'OFF'])
  return String(value)
}

function printKey(dice: Dice, key: string): string {
  const before = dice.once(30) ? dice.pick([' ', '  ', '\t']) : ''
  if (!/[\n"'\\]|^$|: | #|^[^\w.-]/.test(key) && !dice.once(8)) return key + before
  return (dice.once(2) ? singleQuoted(key) : JSON.stringify(key)) + before
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** A text as plain, single- or double-quoted scalar, folded over lines now and then. */
function printText(dice: Dice, text: string, column: number): string {
  const style = dice.roll(4)
  const newLine = () =>
    `${dice.once(6) ? ' ' : ''}\n${dice.once(9) ? '  \n' : ''}${spaces(dice.once(25) ? dice.roll(column + 1) : column + 1 + dice.roll(3))}`
  const broken = (words: string) => words.replace(/(?<=\S) (?=\S)/g, space => (dice.once(4) ? newLine() : space))
  const folded = (lines: string) => lines.replace(/\n+/g, breaks => `${breaks}${newLine()}`)
  if (style === 0 && text !== '' && !/^\s|\s$/.test(text)) return folded(broken(text))
  if (style === 1) return folded(broken(singleQuoted(text)))
  const escaped = JSON.stringify(text).replace(/(?<!\\)[a-z]/g, letter =>
    dice.once(20) ? `\\x${letter.charCodeAt(0).toString(16)}` : letter,
  )
  if (style === 2) return escaped
  return broken(escaped).replace(/ /g, space =>
    dice.once(12) ? dice.pick([' \\\n ', '\\ ', '\\\n   \\ ', '\\\t']) : space,
  )
}

function printBlockScalar(dice: Dice, text: string, column: number): string {
  const indent = dice.pick([1, 2, 2, 2, 4])
  const trailing = /\n*$/.exec(text)?.[0].length ?? 0
  const chomping = dice.once(5) ? dice.pick(['', '-', '+']) : trailing === 0 ? '-' : trailing === 1 ? '' : '+'
  const indicator = /^[\s]/.test(text) || dice.once(6) ? String(indent) : ''
  const header = dice.once(2) ? `${indicator}${chomping}` : `${chomping}${indicator}`
  const lines = text.replace(/\n$/, '').split('\n')
  const body = lines.map(line =>
    line === '' ? spaces(dice.once(4) ? dice.roll(4) : 0) : spaces(column + indent) + line,
  )
  return `${dice.pick(['|', '|', '>'])}${header}${lineEnd(dice)}${body.join('\n')}\n`
}

/** Flow style, on one line or many; what a plain scalar cannot hold there is quoted mostly. */
function printFlow(dice: Dice, value: Value, column: number): string {
  const white = () =>
    dice.once(3) ? ' ' : dice.once(8) ? `${lineEnd(dice)}${spaces(dice.once(9) ? 0 : column + 2)}` : ''
  if (isMapping(value)) {
    const members = [...value].map(([key, member]) => {
      const isPlain = /^[\w./-]+$/.test(key) && !dice.once(5)
      const colon = isPlain ? dice.pick([': ', ': ', ':  ', ' : ', ':']) : dice.pick([': ', ':', ' : '])
      if (member === null && dice.once(2)) return isPlain ? key : JSON.stringify(key)
      return `${isPlain ? key : printKey(dice, key)}${colon}${printFlow(dice, member, column)}`
    })
    return `{${white()}${members.join(`,${dice.once(8) ? '' : ' '}${white()}`)}${dice.once(9) ? ',' : ''}${white()}}`
  }
  if (isListValue(value)) {
    const items = value.map(item => (dice.once(9) ? 'k: ' : '') + printFlow(dice, item, column))
    return `[${white()}${items.join(`,${dice.once(4) ? '' : ' '}${white()}`)}${dice.once(9) ? ',' : ''}${white()}]`
  }
  if (typeof value !== 'string') return printOther(dice, value)
  if (/^[\w][^\n,[\]{}#:'"]*$/.test(value) && !dice.once(4)) return value.trimEnd()
  return dice.once(3) ? singleQuoted(value) : dice.once(12) ? value : JSON.stringify(value)
}

/** Blank lines and comments between lines, mostly none. */
function noise(dice: Dice, column: number): string {
  if (!dice.once(8)) return ''
  return dice.pick([
    '\n',
    '\n\n',
    '   \n',
    '# comment\n',
    `${spaces(column)}# a: comment "\n`,
    `${spaces(column + 2)}#\n`,
    ' \t\n',
  ])
}

function lineEnd(dice: Dice): string {
  return dice.once(12) ? dice.pick([' \n', ' # comment\n', '\t\n', '  #\n', ' #: x\n', '#\n']) : '\n'
}

function gap(dice: Dice): string {
  return dice.once(15) ? dice.pick(['  ', '\t', '   ', ' \t ']) : ' '
}

/** `Array.isArray` knows no read-only arrays. */
function isListValue(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}

function spaces(count: number): string {
  return ' '.repeat(count)
}

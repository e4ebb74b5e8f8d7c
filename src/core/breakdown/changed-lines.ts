import { isList, isMapping, type Mapping, type Value, writeYaml } from '../manifest'
import { hiddenWord, type NamesOf } from '../secret'
import { align } from './align'
import type { FieldPath } from './field-tree'

/** A line of a difference; `same`: so many lines between two changes that are no part of it, their number in `text`. */
export interface ChangedLine {
  readonly mark: 'added' | 'removed' | 'same'
  readonly text: string
}

/** A value that is to be shown, at its path in its object. */
export interface Preview {
  readonly path: FieldPath
  readonly value: Value
  readonly namesOf: NamesOf
  readonly isHidden: (path: FieldPath) => boolean
}

interface Lines {
  readonly lines: readonly ChangedLine[]
  readonly more: number
}

/** So many lines of a field are shown. */
const mostLines = 40
/** So many characters of a line. */
const mostCharacters = 240
/** Deeper, and of more members than this, a value is not written out. */
const deepest = 24
const mostMembers = mostLines + 1

/** How a field reads before and after, as lines of YAML; a text of several lines is compared line by line. */
export function changedLines(before: Preview | null, after: Preview | null): Lines {
  const [from, to] = [before && shown(before), after && shown(after)]
  if (typeof from === 'string' && typeof to === 'string' && (from.includes('\n') || to.includes('\n'))) {
    return cut(textLines(from.split('\n'), to.split('\n')))
  }
  const write = (preview: Preview | null, value: Value | null | undefined): string[] =>
    preview && value !== undefined ? yamlOf(preview.namesOf(preview.path).at(-1), value) : []
  if (typeof from === 'string' && typeof to === 'string') {
    const [shortFrom, shortTo] = aroundChange(from, to)
    return cut([...marked('removed', write(before, shortFrom)), ...marked('added', write(after, shortTo))])
  }
  return cut([...marked('removed', write(before, from)), ...marked('added', write(after, to))])
}

function marked(mark: ChangedLine['mark'], lines: readonly string[]): ChangedLine[] {
  return lines.map(text => ({ mark, text }))
}

function cut(lines: readonly ChangedLine[]): Lines {
  const kept = lines.length > mostLines + 1 ? lines.slice(0, mostLines) : lines
  return {
    lines: kept.map(({ mark, text }) => ({ mark, text: shorten(text) })),
    more: lines.length - kept.length,
  }
}

function shorten(text: string): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text
}

/** What may be seen of a value, as far as it is written out. */
function shown({ path, value, namesOf, isHidden }: Preview): Value {
  const show = (value: Value, at: FieldPath, depth: number): Value => {
    if (isMapping(value)) {
      if (depth > deepest) return '…'
      const members: [string, Value][] = []
      for (const [key, member] of value) {
        if (members.length === mostMembers) break
        const below = [...at, key]
        members.push([String(namesOf(below).at(-1)), show(member, below, depth + 1)])
      }
      return new Map(members)
    }
    if (isList(value)) {
      if (depth > deepest) return '…'
      return value.slice(0, mostMembers).map((item, index) => show(item, [...at, index], depth + 1))
    }
    return isHidden(at) ? hiddenWord : value
  }
  return show(value, path, 0)
}

function yamlOf(key: string | number | undefined, value: Value): string[] {
  const lines = (object: Mapping): string[] => writeYaml(object).trimEnd().split('\n')
  // An item of a list is written behind its dash, at the margin.
  return typeof key === 'number' ? lines(new Map([['', [value]]])).slice(1) : lines(new Map([[key ?? '', value]]))
}

function textLines(before: readonly string[], after: readonly string[]): ChangedLine[] {
  const lines: ChangedLine[] = []
  let [a, b, same] = [0, 0, 0]
  const pairs = align(before.length, after.length, (i, j) => before[i] === after[j])
  for (const [i, j] of [...pairs, [before.length, after.length] as const]) {
    if (i > a || j > b) {
      if (same > 0) lines.push({ mark: 'same', text: String(same) })
      same = 0
      lines.push(...marked('removed', before.slice(a, i)), ...marked('added', after.slice(b, j)))
    }
    same++
    ;[a, b] = [i + 1, j + 1]
  }
  // The last pair is the end of both.
  if (same > 1) lines.push({ mark: 'same', text: String(same - 1) })
  return lines
}

/** Of long lines only what stands around the first and the last character that differ. */
function aroundChange(before: string, after: string): [before: string, after: string] {
  if (Math.max(before.length, after.length) <= mostCharacters / 2) return [before, after]
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before.at(-end - 1) === after.at(-end - 1)) end++
  const around = 30
  const from = start > around ? start - around : 0
  const behind = end > around ? end - around : 0
  const take = (text: string): string =>
    `${from > 0 ? '…' : ''}${text.slice(from, text.length - behind)}${behind > 0 ? '…' : ''}`
  return [take(before), take(after)]
}

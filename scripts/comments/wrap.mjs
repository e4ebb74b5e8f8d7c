import { parseSync } from 'vite'

/** Lines of comments end here, as lines of code do (`biome.json`). */
const width = 120

/**
 * A line that starts something of its own: a list, a heading, a table, a tag, a fence. Indented text is kept as it is
 * too.
 */
const startsAnew = /^(?:[-*+#>] |\||```|\d+[.)] |@\w| {2,})/
/** What is addressed to a tool stands in one line. */
const forTools = /^\s*(?:biome-ignore|@ts-|@vite-ignore|eslint|#__|[@#] source)/
const tag = /\s(?=@(?:param|returns|type|typedef|template|property|throws|implements|overload)\b)/

/**
 * The code with comments wrapped that are longer than a line may be: the paragraph of each such line is filled anew
 * from there on. Nothing else changes, and a second time nothing does. Comments behind code are left, since only a
 * writer knows where else they could stand.
 * @param {string} file its name says which language it is
 * @param {string} code
 */
export function wrapComments(file, code) {
  if (!code.split('\n').some(isLong)) return code
  let wrapped = code
  for (const { from, to, text } of pieces(file, code).reverse()) {
    wrapped = wrapped.slice(0, from) + text + wrapped.slice(to)
  }
  return wrapped
}

/**
 * The comments that change, in order.
 * @param {string} file
 * @param {string} code
 */
function pieces(file, code) {
  /** @type {{ from: number, to: number, text: string }[]} */
  const found = []
  /** @type {{ from: number, to: number, indent: string, lines: string[] } | null} */
  let run = null
  const end = () => {
    if (run?.lines.some(line => isLong(`${run?.indent}//${line}`))) {
      const { indent, lines, from, to } = run
      const texts = lines.map(line => line.slice(1))
      const filled = fill(texts, width - indent.length - 3, false).map(line => `//${line && ` ${line}`}`)
      found.push({ from, to, text: filled.join(`\n${indent}`) })
    }
    run = null
  }
  for (const { type, value, start, end: to } of parseSync(file, code).comments) {
    const indent = /(?:^|\n)([ \t]*)$/.exec(code.slice(0, start))?.[1]
    if (indent === undefined || forTools.test(value)) continue
    if (type === 'Line') {
      if (value !== '' && !value.startsWith(' ')) continue
      // Comment lines of one run stand directly below each other.
      if (run && code.slice(run.to, start) === `\n${indent}`) {
        run.lines.push(value)
        run.to = to
        continue
      }
      end()
      run = { from: start, to, indent, lines: [value] }
    } else if (value.startsWith('*') && code[to] === '\n') {
      const text = wrapBlock(value, indent)
      if (text !== null) {
        end()
        found.push({ from: start, to, text })
      }
    }
  }
  end()
  return found.sort((a, b) => a.from - b.from)
}

/**
 * A doc comment with long lines wrapped; null where none is.
 * @param {string} value what stands between the slashes and stars
 * @param {string} indent
 */
function wrapBlock(value, indent) {
  const whole = `${indent}/*${value}*/`.split('\n')
  if (!whole.some(isLong)) return null
  const lines = value
    .slice(1)
    .split('\n')
    .map(line => line.replace(/^\s*\* ?/, '').trimEnd())
  const text = lines.length === 1 ? (lines[0] ?? '').trim().split(tag) : trimmed(lines)
  const filled = fill(
    text.map((line, index) => (index === 0 ? line.trim() : line)),
    width - indent.length - 3,
    true,
  )
  return ['/**', ...filled.map(line => ` *${line && ` ${line}`}`), ' */'].join(`\n${indent}`)
}

/** @param {readonly string[]} lines */
function trimmed(lines) {
  const from = lines[0]?.trim() === '' ? 1 : 0
  const to = lines.at(-1)?.trim() === '' ? -1 : undefined
  return lines.slice(from, to)
}

/**
 * Lines of at most so many characters; from a line on that is longer, its paragraph is filled anew.
 * @param {readonly string[]} lines
 * @param {number} most
 * @param {boolean} isDoc
 */
function fill(lines, most, isDoc) {
  /** @type {string[]} */
  const filled = []
  let rest = ''
  let hang = ''
  for (const [index, line] of lines.entries()) {
    const text = rest === '' ? line : `${rest} ${line.trim()}`
    rest = ''
    if (text.length <= most) {
      filled.push(text)
      continue
    }
    hang = hangOf(text, isDoc) ?? hang
    const words = text.trimStart().split(' ')
    let current = /^ */.exec(text)?.[0] ?? ''
    let isFirst = true
    for (const word of words) {
      if (!isFirst && current.length + 1 + word.length > most) {
        filled.push(current)
        current = hang + word
      } else {
        current += isFirst ? word : ` ${word}`
      }
      isFirst = false
    }
    const next = lines[index + 1]
    if (next === undefined || next.trim() === '' || startsAnew.test(next) || forTools.test(next)) {
      filled.push(current)
      hang = ''
    } else rest = current
  }
  return filled
}

/**
 * How far the lines that follow are moved in.
 * @param {string} text
 * @param {boolean} isDoc
 */
function hangOf(text, isDoc) {
  const list = /^( *)(?:[-*+]|\d+[.)]) /.exec(text)
  if (list) return ' '.repeat(list[0].length)
  if (isDoc && text.startsWith('@')) return '  '
  return /^ */.exec(text)?.[0]
}

/** @param {string} line */
function isLong(line) {
  return line.length > width
}

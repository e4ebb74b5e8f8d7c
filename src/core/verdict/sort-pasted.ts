import { bytes } from '../bytes'
import { countLimits, limits } from '../limit'
import { type ErrorLimit, errorTexts } from './error-texts'
import { recognizeErrors } from './recognize-errors'

/** What a text that somebody brought in is: a manifest, an error, both in one, or neither. */
export interface SortedText {
  /** The text without its errors; the same string where there is none in it. Null where nothing of it is a manifest. */
  readonly manifest: string | null
  /** What a server or a program has printed; null where no text known is in it. */
  readonly error: string | null
  /** Where it is neither: what is known and has most of its words; null where nothing comes near. */
  readonly closest: { readonly limit: ErrorLimit; readonly text: string } | null
}

/**
 * More characters than this are a manifest: nobody selects so much of a terminal, and to look through it takes its
 * time.
 */
const mostSorted = 16 * 1024 * 1024

/** Begins a document: a key of every object, at the very front of a line, or an object in JSON. */
const documentStart = /^(?:["']?(?:apiVersion|kind)["']?[ \t]*:|\{\s*"(?:apiVersion|kind)"\s*:)/m

/** Anywhere, also indented, as a part of something is copied. */
const anyDocument = /(?:^|[{,])[ \t-]*["']?(?:apiVersion|kind)["']?[ \t]*:/m

/** May stand before a document and belongs to it. */
const beforeDocument = /^(?:---.*|%.*|#.*|metadata:.*|\s*)$/

/** What a line of a manifest begins with where it is not indented. */
const ofManifest = /^(?:[\w."'/-]+[ \t]*:(?:\s|$)|---|\.\.\.|[#%{}[\]\-"'])/

/**
 * Parts a text into what is a manifest and what was printed about one. A server's text inside of a document (a runbook
 * in a ConfigMap, a comment) is a part of that document: only lines that stand outside of every document, before,
 * between or behind them, are an error.
 */
export function sortText(text: string): SortedText {
  const neither = { manifest: null, error: null, closest: null }
  if (text.length > mostSorted) return { ...neither, manifest: text }
  if (!documentStart.test(text)) {
    if (recognizeErrors(text).length > 0) return { ...neither, error: text }
    return anyDocument.test(text) ? { ...neither, manifest: text } : { ...neither, closest: closestTo(text) }
  }
  if (!holdsNeedle(text)) return { ...neither, manifest: text }
  const lines = text.split('\n')
  const printed = printedLines(lines)
  const error = lines.filter((_, index) => printed.has(index)).join('\n')
  if (recognizeErrors(error).length === 0) return { ...neither, manifest: text }
  const rest = lines.filter((_, index) => !printed.has(index))
  return { ...neither, manifest: rest.join('\n'), error }
}

/** Of every text that is known a piece is looked for; most manifests have none of them. */
function holdsNeedle(text: string): boolean {
  return errorTexts.some(({ needle, certain = true }) => certain && text.includes(needle))
}

/** Indexes of the lines that are no part of a document. */
function printedLines(lines: readonly string[]): Set<number> {
  const printed = new Set<number>()
  const first = lines.findIndex((line, index) => documentStart.test(`${line}\n${lines[index + 1] ?? ''}`))
  let start = first
  while (start > 0 && beforeDocument.test(lines[start - 1] ?? '')) start--
  for (let index = 0; index < start; index++) printed.add(index)
  for (let index = first; index < lines.length; index++) {
    if (!isPrinted(lines[index] ?? '')) continue
    // What a terminal has printed around it, commands and objects that went well, goes with it.
    let from = index
    while (from > first && /^\S/.test(lines[from - 1] ?? '') && !ofManifest.test(lines[from - 1] ?? '')) from--
    let to = index
    while (to + 1 < lines.length && !startsDocument(lines[to + 1] ?? '')) to++
    for (let each = from; each <= to; each++) printed.add(each)
    index = to
  }
  return printed
}

function startsDocument(line: string): boolean {
  return line.startsWith('---') || documentStart.test(line)
}

/**
 * Whether a line is a server's text by itself; one that is indented, a comment, a key with a quoted value or an object
 * in JSON stands in a document.
 */
function isPrinted(line: string): boolean {
  if (/^(?:[\s#{[]|[\w-]+: *["'|>])/.test(line) || !holdsNeedle(line)) return false
  return recognizeErrors(line).some(({ certain }) => certain)
}

const example = { kind: 'KIND', name: 'NAME', bytes: bytes(1), max: bytes(1), file: null }

/** What a limit answers that has the most of its words in the text, half of them at least. */
function closestTo(text: string): SortedText['closest'] {
  const words = wordsOf(text.slice(0, 4000))
  // "etcd" is meant by who writes "etcdserver".
  const isIn = (known: string): boolean => words.some(word => known.startsWith(word) || word.startsWith(known))
  let best: { readonly share: number; readonly limit: ErrorLimit; readonly text: string } | null = null
  for (const { id, answers, max } of [...limits, ...countLimits]) {
    for (const answer of answers) {
      const said = answer.text({ ...example, max: bytes(max) })
      const known = wordsOf(said)
      const share = known.filter(isIn).length / known.length
      if (known.length > 2 && share >= 0.5 && share > (best?.share ?? 0)) best = { share, limit: id, text: said }
    }
  }
  return best && { limit: best.limit, text: best.text }
}

function wordsOf(text: string): string[] {
  return [...new Set(text.toLowerCase().match(/[a-z]{3,}/g) ?? [])].filter(word => !['kind', 'name'].includes(word))
}

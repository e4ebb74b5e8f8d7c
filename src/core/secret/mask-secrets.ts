import { cutDocuments } from '../manifest'
import { type ByteRange, textOf } from '../source'
import { asSource } from './holds-manifest'
import { type SecretRange, type Sources, secretRanges, secretsOf } from './secret-ranges'
import { hiddenWord } from './secret-words'

/** Stands for one UTF-16 unit of what is hidden. */
const mask = hiddenWord.charAt(0)

/**
 * The text with every character of what is secret in it (`secretsOf`) replaced by a dot: as long in UTF-16 units and
 * with the same line breaks, so that lines and columns stay what they are. Indentation, the quotes around a value and
 * the head of a block scalar stay; of a document whose values cannot be told apart only its apiVersion, kind and name.
 * `isSecret`: the text is known to be, or to begin, that of a Secret, even where it does not say so itself. Never
 * throws.
 */
export function maskSecrets(text: string, isSecret = false): string {
  const source = asSource(text)
  const { documents } = cutDocuments(source)
  const [found] = secretsOf({ texts: [source], documents: [documents] })
  if (!found || (isSecret && !found.isSecret)) return isSecret ? maskWhole(text) : text
  const unitOf = unitsOf(text)
  let masked = ''
  let from = 0
  for (const { start, end, form } of found.ranges) {
    const [first, last] = [unitOf(start), unitOf(end)]
    const hidden = text.slice(first, last)
    masked += text.slice(from, first) + maskOf(hidden, form)
    from = last
  }
  return masked + text.slice(from)
}

/** The same of a document of a source that was read. */
export function maskedText(sources: Sources, source: number, { start, end }: ByteRange): string {
  const text = sources.texts[source]
  if (!text) return ''
  const inside = secretRanges(sources, source).filter(range => range.start < end && start < range.end)
  let masked = ''
  let from = start
  for (const range of inside) {
    masked += textOf(text, { start: from, end: range.start }) + maskOf(textOf(text, range), range.form)
    from = range.end
  }
  return masked + textOf(text, { start: from, end: Math.max(from, end) })
}

function maskOf(hidden: string, form: SecretRange['form']): string {
  if (form === 'word') return hide(hidden)
  return form === 'whole' ? maskWhole(hidden) : maskValue(hidden)
}

/** Turns byte offsets of the text in UTF-8, asked for in rising order, into UTF-16 units. */
function unitsOf(text: string): (offset: number) => number {
  let unit = 0
  let bytes = 0
  return offset => {
    while (bytes < offset && unit < text.length) {
      const code = text.codePointAt(unit) ?? 0
      bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
      unit += code < 0x10000 ? 1 : 2
    }
    return unit
  }
}

function maskValue(written: string): string {
  const head = /^[|>][-+\d]*[ \t]*(?=[\r\n])/.exec(written)?.[0] ?? /^["']/.exec(written)?.[0] ?? ''
  const isQuoted = head !== '' && /["']/.test(head) && written.length > 1 && written.endsWith(head)
  const tail = isQuoted ? head : ''
  return head + hide(written.slice(head.length, written.length - tail.length)) + tail
}

function hide(text: string): string {
  return text.replace(/([\n\r\u0085\u2028\u2029] *)|[\s\S]/g, (_, indentation?: string) => indentation ?? mask)
}

/** Lines that say what a document is. What stands behind a name in the same line, or is no plain word, is hidden. */
const kindLine = /^ *(?:- +)?(?:apiVersion: *["']?v1["']?|kind: *["']?Secret(?:List)?["']?)\s*$/
const nameLine = /^ +(?:name|namespace): *[\w.-]+\s*$/

function maskWhole(text: string): string {
  let isMetadata = false
  let isHead = true
  let isSecret = false
  return text.replace(/[^\n]*\n|[^\n]+$/g, line => {
    const saysKind = kindLine.test(line)
    isSecret ||= saysKind && line.includes('kind')
    // Before it has said what it is, a name may be a line of something else.
    if (/^metadata:\s*$/.test(line)) isMetadata = isHead && isSecret
    else if (!/^\s/.test(line)) {
      isMetadata = false
      isHead = isHead && (saysKind || /^#/.test(line))
    }
    const isShown = saysKind || (isMetadata && (/^metadata:\s*$/.test(line) || nameLine.test(line)))
    return isShown ? line : (/^ */.exec(line)?.[0] ?? '') + hide(line.replace(/^ */, ''))
  })
}

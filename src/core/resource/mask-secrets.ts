import { loadResources } from './load-resources'
import { secretPlaces } from './secret-ranges'

/** Stands for one UTF-16 unit of what is hidden. */
const mask = '•'

/**
 * The text with every character of what its Secrets keep replaced by a dot: as long in UTF-16 units and with the same line breaks, so that
 * lines and columns stay what they are. Indentation, the quotes around a value and the head of a block scalar stay; of a document whose values
 * cannot be told apart (`secretPlaces`) only its apiVersion, kind and name. `isSecret`: the text is known to be, or to begin, that of a
 * Secret, even where it does not say so itself. Never throws; reads the text once.
 */
export function maskSecrets(text: string, isSecret = false): string {
  // A NUL would make it binary, which an editor that shows it as text does not care for.
  const bytes = new TextEncoder().encode(text.replaceAll('\0', '\x01'))
  const load = loadResources([{ name: '', bytes }])
  const places = secretPlaces(load, 0, { nested: true })
  const isFound = load.resources.some(({ kind }) => kind === 'Secret')
  if (isSecret && !isFound) return maskWhole(text)
  const unitOf = unitsOf(text)
  let masked = ''
  let from = 0
  for (const { start, end, isWhole } of places) {
    const [first, last] = [unitOf(start), unitOf(end)]
    const hidden = text.slice(first, last)
    masked += text.slice(from, first) + (isWhole ? maskWhole(hidden) : maskValue(hidden))
    from = last
  }
  return masked + text.slice(from)
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
const kindLine = /^ *(?:- +)?(?:apiVersion: *["']?v1["']?|kind: *["']?Secret["']?)\s*$/
const nameLine = /^ +(?:name|namespace): *[\w.-]+\s*$/

function maskWhole(text: string): string {
  let isMetadata = false
  let isHead = true
  return text.replace(/[^\n]*\n|[^\n]+$/g, line => {
    if (/^metadata:\s*$/.test(line)) isMetadata = isHead
    else if (!/^\s/.test(line)) {
      isMetadata = false
      isHead = isHead && (kindLine.test(line) || /^#/.test(line))
    }
    const isShown = kindLine.test(line) || (isMetadata && (!/^ /.test(line) || nameLine.test(line)))
    return isShown ? line : (/^ */.exec(line)?.[0] ?? '') + hide(line.replace(/^ */, ''))
  })
}

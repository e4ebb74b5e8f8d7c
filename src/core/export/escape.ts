import { sha256Hex, utf8Length } from '../bytes'

/**
 * A text as one word of a POSIX shell, whatever is in it: nothing inside single quotes means anything but the quote
 * itself. A NUL, which no argument can hold, is left out.
 */
export function shellWord(text: string): string {
  return `'${text.replaceAll('\0', '').replaceAll("'", "'\\''")}'`
}

/** What PowerShell takes for a single quote: the ASCII one and the typographic ones. Two of them in a row are one. */
const quotes = /['\u2018\u2019\u201a\u201b]/g

/**
 * A text as one word of PowerShell, whatever is in it: nothing inside single quotes means anything but the quotes
 * themselves. A NUL, which no argument can hold, is left out. PowerShell 7.3 hands it to a program unchanged; older
 * ones lose double quotes.
 */
export function powershellWord(text: string): string {
  return `'${text.replaceAll('\0', '').replace(quotes, '$&$&')}'`
}

/**
 * A text of the input as part of a Markdown line or table cell, where it can begin nothing: no table cell, link, HTML
 * or line. Names of the usual kind become code; anything else is written in character references, which never count as
 * Markdown.
 */
export function markdownText(text: string): string {
  if (/^[\p{L}\p{N}._:/#@+=,~()-]+(?: [\p{L}\p{N}._:/#@+=,~()-]+)*$/u.test(text)) return `\`${text}\``
  return Array.from(text, markdownCharacter).join('')
}

function markdownCharacter(character: string): string {
  if (/[A-Za-z0-9]/.test(character)) return character
  const codePoint = character.codePointAt(0) ?? 0
  // Controls as their pictures; what else is invisible or turns the direction of writing as the replacement character.
  if (codePoint < 0x20) return `&#${0x2400 + codePoint};`
  return /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u.test(character) ? '&#65533;' : `&#${codePoint};`
}

/** Longest key of a ConfigMap or Secret (limits facts, section 4 of the splitting rules). */
const longestKey = 253

/**
 * A text as a key of a ConfigMap or Secret: letters, digits, `-`, `_` and `.`, at most 253, not beginning with a dot as
 * `..` and `..x` do.
 */
export function configMapKey(text: string): string {
  const key = text
    .replace(/[^-._a-zA-Z0-9]+/g, '-')
    .replace(/^\.+/, '')
    .slice(0, longestKey)
  return key === '' ? '_' : key
}

/** In UTF-8, room for an extension left below the 255 bytes that file systems take. */
const longestName = 200

/** Names that Windows keeps for devices, with any extension. */
const deviceName = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i

/**
 * Names for files, one for each text, that every file system and archive takes: no separators, no controls, no device
 * names, at most 200 bytes of UTF-8 without `extension`, and no two alike where case and Unicode form do not count.
 */
export function fileNames(texts: readonly string[], extension: string): string[] {
  /** Names given away, and how often each was asked for. */
  const taken = new Map<string, number>()
  return texts.map(text => {
    const name = cleanName(text)
    let free = name
    while (taken.has(folded(free))) {
      const count = (taken.get(folded(name)) ?? 0) + 1
      taken.set(folded(name), count)
      free = cleanName(`${name}-${count}`)
    }
    taken.set(folded(free), 1)
    return `${free}${extension}`
  })
}

function folded(name: string): string {
  return name.toLowerCase().normalize('NFC')
}

function cleanName(text: string): string {
  const clean = text
    .normalize('NFC')
    .replace(/[/\\:*?"<>|\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '-')
    .replace(/^[. ]+|[. ]+$/g, '')
  const name = clean === '' || deviceName.test(clean) ? `_${clean}` : clean
  return utf8Length(name) > longestName ? shortened(name) : name
}

/** The beginning, and eight digits of the whole's digest so that long names with one beginning stay apart. */
function shortened(name: string): string {
  const digest = sha256Hex(new TextEncoder().encode(name)).slice(0, 8)
  let start = ''
  let size = 0
  for (const character of name) {
    size += utf8Length(character)
    if (size > longestName - digest.length - 1) break
    start += character
  }
  return `${start.replace(/[. ]+$/, '')}-${digest}`
}

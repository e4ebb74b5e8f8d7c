import { sha256Hex, utf8Length } from '../bytes'

/** In UTF-8, room for an extension left below the 255 bytes that file systems take. */
const longestName = 200

/** Names that Windows keeps for devices, with any extension. */
const deviceName = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i

/**
 * Names for files, one for each text, that every file system and archive takes: no separators, no controls, no device names, at most 200 bytes
 * of UTF-8 without `extension`, and no two alike where case and Unicode form do not count.
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

const quote = /['\u2018\u2019\u201a\u201b]/

/**
 * The words of every `@(...)` of a PowerShell script, read by PowerShell's rule for single quotes: two of any kind in a
 * row are the second. Throws where a list holds anything but such words: it would be evaluated.
 */
export function powershellLists(script: string): string[][] {
  const lists: string[][] = []
  for (let at = script.indexOf("@('"); at !== -1; at = script.indexOf("@('", at)) {
    const list: string[] = []
    for (at += 2; ; at++) {
      const read = readWord(script, at)
      list.push(read.word)
      at = read.end
      if (script[at] === ')') break
      if (script[at] !== ',' || script[at + 1] !== ' ')
        throw new Error(`no list of words: ${script.slice(at, at + 40)}`)
      at++
    }
    lists.push(list)
  }
  return lists
}

function readWord(script: string, start: number): { word: string; end: number } {
  let word = ''
  for (let at = start + 1; at < script.length; at++) {
    if (quote.test(script[at] ?? '')) {
      if (!quote.test(script[at + 1] ?? '')) return { word, end: at + 1 }
      at++
    }
    word += script[at]
  }
  throw new Error('a word that does not end')
}

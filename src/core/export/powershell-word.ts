/** What PowerShell takes for a single quote: the ASCII one and the typographic ones. Two of them in a row are one. */
const quotes = /['\u2018\u2019\u201a\u201b]/g

/**
 * A text as one word of PowerShell, whatever is in it: nothing inside single quotes means anything but the quotes themselves. A NUL, which no
 * argument can hold, is left out. PowerShell 7.3 hands it to a program unchanged; older ones lose double quotes.
 */
export function powershellWord(text: string): string {
  return `'${text.replaceAll('\0', '').replace(quotes, '$&$&')}'`
}

/**
 * A text as one word of a POSIX shell, whatever is in it: nothing inside single quotes means anything but the quote itself. A NUL, which no
 * argument can hold, is left out.
 */
export function shellWord(text: string): string {
  return `'${text.replaceAll('\0', '').replaceAll("'", "'\\''")}'`
}

/** A text as one word of a POSIX shell, whatever is in it: nothing inside single quotes means anything but the quote itself. */
export function shellWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

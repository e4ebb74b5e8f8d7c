/**
 * A path out of an archive as a relative path below it: backslashes as `/`, no drive, no root, no `.` or `..`, and no
 * control characters. Empty where nothing is left. Nothing is ever written under it; it is a name to show and to cite.
 */
export function harmlessPath(path: string): string {
  return (
    path
      .replaceAll('\\', '/')
      .replace(/^([A-Za-z]:)+/, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that must not reach a terminal
      .replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd')
      .split('/')
      .filter(part => part !== '' && part !== '.' && part !== '..')
      .join('/')
  )
}

/** Whether a path asks to lead out of the archive: absolute, with a drive, or up with `..`. */
export function leadsOut(path: string): boolean {
  return /^([A-Za-z]:|[/\\])|(^|[/\\])\.\.([/\\]|$)/.test(path)
}

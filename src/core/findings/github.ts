import { type Finding, worstFirst } from './finding'

/**
 * Findings as the commands that GitHub's runner makes annotations of, the worst first, since it shows ten of a kind
 * each step: `::error file=a.yaml,line=3,col=1,title=…::…`.
 */
export function githubLines(findings: readonly Finding[]): string[] {
  return worstFirst(findings).map(({ level, source, line, column, rule, message }) => {
    const properties = Object.entries({
      // Of standard input there is no file to show.
      ...(source === '-' ? {} : { file: source.replaceAll('\\', '/').replace(/^(\.\/)+/, ''), line, col: column }),
      title: `plimsoll ${rule}`,
    })
    const said = properties.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',')
    return `::${level === 'note' ? 'notice' : level} ${said}::${escapeData(message)}`
  })
}

/** As `@actions/core` writes what stands behind the second `::` (`escapeData`). */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** As `@actions/core` writes the value of a property (`escapeProperty`). */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

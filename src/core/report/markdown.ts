import { formatCount, formatShare, signed } from '../bytes'
import { markdownText } from '../export'
import type { SizeReport } from './report'
import type { ReportSpeech } from './report-words'
import { marked, nameOf, sayReport } from './said-report'

/**
 * The report as GitHub's Markdown: the sentence, a table of the largest resources, what changed, digests, the command.
 * Ends in a newline.
 */
export function markdownReport(report: SizeReport, speech: ReportSpeech): string {
  const { say } = speech
  const said = sayReport(report, speech)
  const { limit, rows, smaller, change, command } = report
  const line = [said.sentence, said.because]
    .flatMap(text => {
      const pieces = marked(text).map(({ text, isFound }) =>
        isFound ? `**${plainMarkdown(text.trim())}**${/\s$/.test(text) ? ' ' : ''}` : plainMarkdown(text),
      )
      return pieces.length === 0 ? [] : [pieces.join('')]
    })
    .join(limit === null && said.because === '' ? '' : '. ')
  const counted = limit ? speech.headline.limitName(limit.id) : 'JSON'
  const table = rows.map(({ kind, name, bytes }) => [
    markdownText(nameOf(kind, name, speech)),
    formatCount(bytes),
    ...(limit ? [formatShare(bytes / limit.max)] : []),
  ])
  const heads = [say('resource'), counted, ...(limit ? [say('of', { max: limit.max })] : [])]
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return `${[
    line.endsWith('.') || line.endsWith('。') ? line : `${line}.`,
    [
      row(heads),
      `|---|${heads
        .slice(1)
        .map(() => '--:|')
        .join('')}`,
      ...table.map(row),
      ...(smaller > 0 ? [row([say('smaller', { count: smaller }), '', ...(limit ? [''] : [])])] : []),
    ].join('\n'),
    said.totals.join(', '),
    ...(change === null || said.change === null
      ? []
      : [`${say('since', { change: signed(change.source) })} ${plainMarkdown(said.change)}.`]),
    ...(said.inputs.length === 0
      ? []
      : [said.inputs.map(({ name, sha256 }) => `- ${markdownText(name)}, SHA-256 \`${sha256}\``).join('\n')]),
    ...(command === null ? [] : [codeBlock(command)]),
  ].join('\n\n')}\n`
}

/** A text of our own words and names of the input, on one line, of which nothing is taken for Markdown or HTML. */
export function plainMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]#|~$<>&]/g, character => `&#${character.codePointAt(0)};`)
    .replace(/@|:\/\/|\bwww\./gi, found => `&#${found.codePointAt(0)};${found.slice(1)}`)
}

function codeBlock(command: string): string {
  const longest = Math.max(2, ...(command.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}sh\n${command.replace(/[\r\n]+/g, ' ')}\n${fence}`
}

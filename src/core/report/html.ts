import { formatCount, formatShare } from '../bytes'
import { type CardTheme, cardColours } from './card-colours'
import type { SizeReport } from './report'
import type { ReportSpeech } from './report-words'
import { marked, nameOf, sayReport } from './said-report'
import { svgReport } from './svg'
import { xml } from './svg-text'

/**
 * The report as one file of HTML without scripts: the card, and below it as text what the card draws, to be read aloud,
 * copied and searched. Its policy loads nothing.
 */
export function htmlReport(report: SizeReport, speech: ReportSpeech, theme: CardTheme): string {
  const { say } = speech
  const said = sayReport(report, speech)
  const colours = cardColours[theme]
  const { limit, rows, smaller, command } = report
  const rich = (text: string): string =>
    marked(text)
      .map(({ text, isFound }) => (isFound ? `<b>${xml(text)}</b>` : xml(text)))
      .join('')
  const title = marked(said.sentence)
    .map(({ text }) => text)
    .join('')
  const counted = limit ? speech.headline.limitName(limit.id) : 'JSON'
  const cells = rows.map(
    ({ kind, name, bytes }) =>
      `<tr><th scope="row">${xml(nameOf(kind, name, speech))}</th><td>${formatCount(bytes)}</td>${limit ? `<td>${formatShare(bytes / limit.max)}</td>` : ''}</tr>`,
  )
  const facts: [string, string][] = [
    ...(said.change === null ? [] : [[say('change'), xml(said.change)] as [string, string]]),
    ...(said.inputs.length === 0
      ? []
      : [
          [
            say('input'),
            said.inputs.map(({ name, sha256 }) => `${xml(name)}, SHA-256 <code>${sha256}</code>`).join('<br>'),
          ] as [string, string],
        ]),
    ...(command === null ? [] : [[say('reproduce'), `<code>${xml(command)}</code>`] as [string, string]]),
  ]
  return `<!doctype html>
<html lang="${speech.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="${theme}">
<title>${xml(title)}</title>
<style>
body { max-width: 840px; margin: 24px auto; padding: 0 16px; background: ${colours.sheet}; color: ${colours.ink}; font: 14px/20px -apple-system, "Segoe UI", Inter, Roboto, Arial, "PingFang SC", "Noto Sans CJK SC", sans-serif; }
svg { width: 100%; height: auto; }
h1 { font-size: 19px; font-weight: 400; line-height: 26px; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 4px 8px; border-bottom: 1px solid ${colours.hair}; font-weight: 400; text-align: start; overflow-wrap: anywhere; }
thead th { color: ${colours['ink-2']}; }
td, thead th + th { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
dt { margin-top: 8px; color: ${colours['ink-2']}; }
dd { margin: 0; overflow-wrap: anywhere; }
</style>
</head>
<body>
<main>
<div>${svgReport(report, speech, theme).svg.trim()}</div>
<h1>${rich(said.sentence)}</h1>
${said.because === '' ? '' : `<p>${rich(said.because)}</p>`}
<table>
<thead><tr><th scope="col">${xml(say('resource'))}</th><th scope="col">${xml(counted)}</th>${limit ? `<th scope="col">${xml(say('of', { max: limit.max }))}</th>` : ''}</tr></thead>
<tbody>
${cells.join('\n')}
${smaller > 0 ? `<tr><th scope="row">${xml(say('smaller', { count: smaller }))}</th><td></td>${limit ? '<td></td>' : ''}</tr>` : ''}
</tbody>
</table>
<p>${xml(said.totals.join(', '))}</p>
<dl>
${facts.map(([name, value]) => `<dt>${xml(name)}</dt><dd>${value}</dd>`).join('\n')}
</dl>
</main>
</body>
</html>
`
}

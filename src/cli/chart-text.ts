import { type AnalyzedInput, type ChartReport, judgeChart } from '../core/analysis'
import { type Bytes, formatCount } from '../core/bytes'
import type { MeasuredChart } from '../core/chart'
import type { ClusterLimits } from '../core/limit'
import { chartPartWords, chartSentence, chartWords, junkWords, plainText, shellArgument } from '../core/words'

/** So many files of a chart, and lines for `.helmignore`, are named. */
const mostFiles = 10
const mostLines = 25

/**
 * What `analyze` says of the charts among its inputs: how each fares, what it holds, and what of it nothing renders.
 */
export function chartLines({ analysis, chart }: AnalyzedInput, cluster: ClusterLimits): string[][] {
  return (analysis.charts ?? []).map((report, index) => linesOf(report, chart(index, cluster), cluster))
}

function linesOf(chart: ChartReport, measured: MeasuredChart | null, cluster: ClusterLimits): string[] {
  const judged = measured && judgeChart(chart, measured, cluster)
  const { key, bytes, max } = chartSentence(chart, judged?.before ?? null, measured?.release ?? null, cluster)
  const name = [chart.name || chart.source, chart.version].filter(part => part !== '').join(' ')
  const sentence = say(key, { name, bytes: count(bytes), max: count(max) })
  if (!measured) return [sentence]
  const { helm3, helm4, error } = measured.release
  return [
    sentence,
    `  ${say('known', { helm3: count(helm3), helm4: count(helm4), error: count(error) })}`,
    `  ${say(renderingKeys[measured.rendering], { command: templateCommand(chart) })}`,
    ...fileLines(chart),
    ...ignoreLines(chart, measured, judged?.after?.verdict === 'fits' || judged?.after?.verdict === 'tight'),
  ]
}

const renderingKeys = { given: 'renderingGiven', plain: 'renderingPlain', none: 'renderingNone' } as const

/** The command that prints what the chart renders to. */
function templateCommand({ source, name }: ChartReport): string {
  return `helm template ${shellArgument(name || 'NAME')} ${shellArgument(source)}`
}

function fileLines({ files }: ChartReport): string[] {
  const held = files.filter(({ part }) => part !== 'ignored').toSorted((a, b) => b.bytes - a.bytes)
  const ignored = files.filter(({ part }) => part === 'ignored')
  const smaller = held.slice(mostFiles)
  return [
    `  ${say('files')}:`,
    ...held
      .slice(0, mostFiles)
      .map(({ path, bytes, part }) => `  ${count(bytes).padStart(13)}  ${path} (${chartPartWords[part]})`),
    ...(smaller.length > 0
      ? [`  ${''.padStart(13)}  ${say('more', { count: formatCount(smaller.length), bytes: total(smaller) })}`]
      : []),
    ...(ignored.length > 0
      ? [`  ${say('ignored', { count: formatCount(ignored.length), bytes: total(ignored) })}`]
      : []),
  ]
}

function ignoreLines(chart: ChartReport, { release, lines, after }: MeasuredChart, fits: boolean): string[] {
  if (after === null) return [`  ${say('noLines')}`]
  const together = release.helm4 - after.helm4 - lines.reduce((sum, { saved }) => sum + (saved ?? 0), 0)
  const shown = lines.slice(0, mostLines)
  const width = Math.max(...shown.map(({ line }) => line.length))
  return [
    `  ${say(chart.from === 'folder' ? 'lines' : 'linesOfArchive', { file: `${chart.source}/.helmignore` })}`,
    ...shown.map(({ line, kind, saved }) => {
      const saving = saved === null ? '' : `${say('saved', { bytes: formatCount(saved) })}, `
      return `    ${line.padEnd(width)}    ${saving}${junkWords[kind]}`
    }),
    ...(lines.length > shown.length ? [`    ${say('more', moreOf(lines.slice(mostLines)))}`] : []),
    ...(lines.some(({ saved }) => saved === null)
      ? [`  ${say('savedTogether', { bytes: formatCount(together) })}`]
      : []),
    ...(lines.some(({ kind }) => kind === 'readme') ? [`  ${say('readmeNote')}`] : []),
    `  ${say(fits ? 'afterFits' : 'after', { before: count(release.helm4), after: count(after.helm4) })}`,
  ]
}

function moreOf(lines: MeasuredChart['lines']): { count: string; bytes: string } {
  return { count: formatCount(lines.length), bytes: total(lines) }
}

function total(sized: readonly { readonly bytes: Bytes }[]): string {
  return formatCount(sized.reduce((sum, { bytes }) => sum + bytes, 0))
}

function count(size: Bytes | null): string {
  return size === null ? '' : formatCount(size)
}

function say(key: keyof typeof chartWords, facts: Readonly<Record<string, string>> = {}): string {
  return plainText(chartWords[key], name => facts[name] ?? '')
}

import { chosenTrim } from '../core/analysis'
import { formatCount } from '../core/bytes'
import type { Removals, TrimOption, TrimReport, TrimStep } from '../core/remedy'
import { trimCutText, trimRuleTexts } from '../core/words'

/** A trim of one CRD: what is lost, the scale with the bytes at each step, the other rules, what was proved. */
export function trimText(report: TrimReport): string[] {
  const { resource, before, margin, options, withoutUnserved } = report
  const option = chosenTrim(report)
  if (!option) return []
  const { rule, effect, proof, scale, fits } = option
  const max = before.max ?? 0
  const most = formatCount(Math.floor(max * (1 - margin)))
  const others = options.filter(each => each !== option)
  return [
    `Trim of ${resource}: ${counted(before.bytes)} becomes ${counted(option.bytes)} of ${formatCount(max)} bytes (${before.limit})${fits ? '' : '; not enough'}`,
    `  rule: ${trimRuleTexts[rule]} (${rule}), to at most ${most} bytes: ${Math.round(margin * 100)} % of the limit stays free`,
    `  descriptions: ${lostText(option)}`,
    `  text: ${formatCount(effect.text)} of ${formatCount(effect.textBefore)} bytes stay`,
    ...scale.map(step => `  ${step.bytes === option.bytes ? '>' : ' '} ${stepText(step)}`),
    ...(others.length === 0 ? [] : ['  other rules:', ...others.map(each => `    ${each.rule}: ${otherText(each)}`)]),
    ...(withoutUnserved
      ? [
          `    drop-unserved-versions: ${counted(withoutUnserved.verdict.bytes)} bytes${withoutUnserved.fits ? '' : ', not enough'}`,
        ]
      : []),
    proof.passed
      ? `  proof: ${formatCount(proof.compared)} values compared, nothing differs but ${formatCount(proof.gone + proof.shortened)} descriptions`
      : `  proof failed: ${proof.differs?.join('.')} differs`,
  ]
}

/** What a trim takes out, and what is left of it, line by line. */
export function trimDifference({ shown, count }: Removals): string[] {
  return [
    ...shown.flatMap(({ path, line, text, kept }) => [
      `  @@ ${line === null ? '' : `line ${line} `}${path}`,
      ...(text === null ? [] : text.split('\n').map(each => `  - ${each.trim()}`)),
      ...(kept === null ? [] : kept.split('\n').map(each => `  + ${each.trim()}`)),
    ]),
    ...(count > shown.length ? [`  and ${formatCount(count - shown.length)} more`] : []),
  ]
}

function lostText({ effect: { count, whole, shortened, cut, gone, unseen } }: TrimOption): string {
  const parts = [
    `${formatCount(whole)} whole`,
    ...(shortened > 0 ? [`${formatCount(shortened)} to whole sentences`] : []),
    ...(cut > 0 ? [`${formatCount(cut)} cut within a sentence`] : []),
    `${formatCount(gone)} gone`,
    ...(unseen > 0 ? [`${formatCount(unseen)} gone from versions that nobody is served`] : []),
  ]
  return `${parts.join(', ')}, of ${formatCount(count)}`
}

function stepText({ trim, bytes, effect }: TrimStep): string {
  return `${counted(bytes).padStart(11)}  ${trimCutText(trim)}${effect.gone > 0 ? ` (${formatCount(effect.gone)} gone)` : ''}`
}

function otherText(option: TrimOption): string {
  const { bytes, fits, effect } = option
  return `${counted(bytes)} bytes${fits ? '' : ', not enough'}; ${lostText(option)}; ${formatCount(effect.text)} bytes of text`
}

function counted(bytes: number | null): string {
  return bytes === null ? 'nothing' : formatCount(bytes)
}

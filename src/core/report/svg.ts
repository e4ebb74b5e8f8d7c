import { formatCount, visibleName } from '../bytes'
import { kindTag, shortKind } from '../words'
import { type CardColours, type CardTheme, cardColours, hueOf } from './card-colours'
import type { ReportRow, ReportShare, SizeReport } from './report'
import type { ReportSpeech } from './report-words'
import { marked, nameOf, sayReport } from './said-report'
import { type Piece, shortened, widthOf, wrapped, xml } from './svg-text'

/** Of every card, in pixels. */
const cardWidth = 840
const margin = 28
const inner = cardWidth - 2 * margin
const sans =
  '-apple-system, Segoe UI, Adwaita Sans, Inter, Roboto, Helvetica Neue, Arial, PingFang SC, Microsoft YaHei UI, Noto Sans CJK SC, sans-serif'
const mono =
  'ui-monospace, SF Mono, Cascadia Mono, Menlo, Consolas, JetBrains Mono, DejaVu Sans Mono, Liberation Mono, monospace'

/** What is drawn, and down to where. */
interface Drawn {
  readonly svg: string
  readonly bottom: number
}

/** The report as one SVG that needs nothing beside it: 840 wide, as high as its content. */
export function svgReport(
  report: SizeReport,
  speech: ReportSpeech,
  theme: CardTheme,
): { readonly svg: string; readonly height: number } {
  const card = new Card(report, speech, theme)
  const head = card.head()
  const chart = card.chart(head.bottom + 12)
  const strip = card.strip(chart.bottom + 16)
  const facts = card.facts(strip.bottom + 14)
  const height = facts.bottom + 18
  const { sheet, 'hair-2': border } = cardColours[theme]
  const title = [report.headline.says === 'nothing' ? speech.say('title') : card.title()].join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${cardWidth}" height="${height}" viewBox="0 0 ${cardWidth} ${height}" font-family="${xml(sans)}" font-size="13" role="img" xml:lang="${speech.language}"><title>${xml(title)}</title><defs><pattern id="over" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="${cardColours[theme]['red-pale']}"/><rect width="2.5" height="5" fill="${cardColours[theme]['red-fill']}"/></pattern><linearGradient id="beyond"><stop offset="0" stop-color="${cardColours[theme]['red-wash']}"/><stop offset="1" stop-color="${cardColours[theme]['red-wash']}" stop-opacity="0"/></linearGradient><clipPath id="ring"><circle cx="20" cy="22" r="13"/></clipPath></defs><rect x=".5" y=".5" width="${cardWidth - 1}" height="${height - 1}" rx="10" fill="${sheet}" stroke="${border}"/>${head.svg}${chart.svg}${strip.svg}${facts.svg}</svg>\n`
  return { svg, height }
}

class Card {
  readonly #report: SizeReport
  readonly #speech: ReportSpeech
  readonly #theme: CardTheme
  readonly #colours: CardColours
  readonly #said: ReturnType<typeof sayReport>

  constructor(report: SizeReport, speech: ReportSpeech, theme: CardTheme) {
    this.#report = report
    this.#speech = speech
    this.#theme = theme
    this.#colours = cardColours[theme]
    this.#said = sayReport(report, speech)
  }

  title(): string {
    return marked(this.#said.sentence)
      .map(({ text }) => text)
      .join('')
  }

  /** The mark, the sentence and because of what. */
  head(): Drawn {
    const x = margin + 64
    const { ink, 'ink-2': quiet } = this.#colours
    const sentence = this.#lines(marked(this.#said.sentence), {
      x,
      y: 43,
      width: cardWidth - margin - x,
      size: 19,
      step: 26,
      fill: ink,
      bold: ink,
    })
    const because = this.#lines(marked(this.#said.because), {
      ...{ x, y: sentence.bottom + 24, width: cardWidth - margin - x, size: 14, step: 20, fill: quiet, bold: ink },
    })
    return { svg: this.#mark() + sentence.svg + because.svg, bottom: Math.max(64, because.bottom) }
  }

  /** The largest resources against the line of the limit. */
  chart(top: number): Drawn {
    const { limit, rows, smaller } = this.#report
    if (rows.length === 0) return { svg: '', bottom: top }
    const left = margin + 390
    const width = cardWidth - margin - left
    const longest = Math.max(...rows.map(({ bytes }) => bytes), limit?.max ?? 0, 1)
    const end = longest * 1.127
    const at = (bytes: number): number => left + (bytes / end) * width
    const lead = limit ? 44 : 8
    const height = rows.length * 20
    const line = limit ? this.#line(limit, at(limit.max), top, lead + height) : ''
    const wash = limit
      ? `<rect x="${round(at(limit.max))}" y="${top + lead - 8}" width="${round(cardWidth - margin - at(limit.max))}" height="${height + 8}" fill="url(#beyond)"/>`
      : ''
    const drawn = rows.map((row, index) => this.#row(row, top + lead + index * 20, at, limit?.max ?? null, left))
    const more =
      smaller > 0
        ? this.#text(
            this.#speech.say('smaller', { count: smaller }),
            margin + 40,
            top + lead + height + 14,
            12,
            this.#colours['ink-3'],
          )
        : ''
    return { svg: wash + drawn.join('') + line + more, bottom: top + lead + height + (smaller > 0 ? 18 : 0) }
  }

  #row(
    { family, kind, name, bytes, verdict }: ReportRow,
    top: number,
    at: (bytes: number) => number,
    max: number | null,
    left: number,
  ): string {
    const colours = this.#colours
    const baseline = top + 14
    const isWhole = kind === null && name === null
    const shownKind = shortened(visibleName(kindTag(kind ?? '')), 74, 11)
    const tag = isWhole
      ? ''
      : `<rect x="${margin}" y="${top + 6.5}" width="7" height="7" rx="1.5" fill="${hueOf(family, this.#theme)}"/>${this.#text(shownKind, margin + 12, baseline, 11, colours['ink-2'])}`
    const from = isWhole ? margin : margin + 20 + Math.max(26, widthOf(shownKind, 11))
    const shown = shortened(
      isWhole ? nameOf(kind, name, this.#speech) : visibleName(name ?? this.#speech.headline.say('noName')),
      left - 84 - from,
      13,
    )
    const over = max !== null && bytes > max
    const fill = {
      fits: colours['sea-fill'],
      tight: colours['amber-fill'],
      refused: colours['red-fill'],
      unknown: colours.edge,
    }[verdict]
    const solid = over ? max : bytes
    const bar = (from: number, to: number, fill: string): string =>
      `<rect x="${round(at(from))}" y="${top + 5}" width="${round(Math.max(1, at(to) - at(from)))}" height="10" fill="${fill}"/>`
    return [
      tag,
      isWhole || kind !== 'CustomResourceDefinition'
        ? this.#text(shown, from, baseline, 13, colours.ink)
        : this.#crdName(shown, from, baseline),
      `<text x="${left - 10}" y="${baseline}" text-anchor="end" fill="${over ? colours.red : colours['ink-2']}"${over ? ' font-weight="600"' : ''} font-variant-numeric="tabular-nums">${formatCount(bytes)}</text>`,
      bar(0, solid, fill),
      over ? bar(solid, bytes, 'url(#over)') : '',
    ].join('')
  }

  /** A CRD by its plural; its group steps back. */
  #crdName(name: string, x: number, y: number): string {
    const dot = name.indexOf('.')
    const [plural, group] = dot < 1 ? [name, ''] : [name.slice(0, dot), name.slice(dot)]
    return `<text x="${round(x)}" y="${y}" font-size="13" fill="${this.#colours.ink}">${xml(plural)}<tspan fill="${this.#colours['ink-3']}">${xml(group)}</tspan></text>`
  }

  #line(limit: NonNullable<SizeReport['limit']>, x: number, top: number, height: number): string {
    const { ink, sheet, 'ink-2': quiet } = this.#colours
    const name = visibleName(this.#speech.headline.limitName(limit.id))
    const isLeft = x + 14 + Math.max(widthOf(name, 11), 60) > cardWidth - margin
    const [at, anchor] = isLeft ? [x - 14, 'end'] : [x + 14, 'start']
    return `<path d="M${round(x)} ${top + 10}V${top + height}" stroke="${ink}" stroke-width="2"/><circle cx="${round(x)}" cy="${top + 16}" r="6" fill="${sheet}" stroke="${ink}" stroke-width="2"/><path d="M${round(x)} ${top + 8}v16" stroke="${ink}" stroke-width="2"/><text x="${round(at)}" y="${top + 13}" font-size="12" font-weight="600" text-anchor="${anchor}" fill="${ink}">${formatCount(limit.max)}</text><text x="${round(at)}" y="${top + 27}" font-size="11" text-anchor="${anchor}" fill="${quiet}">${xml(name)}</text>`
  }

  /** Shares of the JSON by resource and kind, and the totals under them. */
  strip(top: number): Drawn {
    const { shares, totals } = this.#report
    const total = shares.reduce((sum, { json }) => sum + json, 0)
    const gap = 2
    const room = inner - gap * Math.max(0, shares.length - 1)
    let x = margin
    const parts =
      total === 0
        ? []
        : shares.map(share => {
            const width = (share.json / total) * room
            const drawn = this.#share(share, x, top, width, share.json / total)
            x += width + gap
            return drawn
          })
    const height = parts.length > 0 ? 30 : 0
    const text = this.#text(this.#said.totals.join('     '), margin, top + height + 18, 12, this.#colours['ink-2'])
    return totals.resources === 0 ? { svg: '', bottom: top } : { svg: parts.join('') + text, bottom: top + height + 22 }
  }

  #share({ family, kind, name, count }: ReportShare, x: number, top: number, width: number, part: number): string {
    const hue = hueOf(family, this.#theme)
    const percent = `${Math.round(part * 100)} %`
    const label =
      name === null
        ? `${formatCount(count)} ${visibleName(shortKind(kind ?? ''))}${count > 1 && this.#speech.language === 'en' ? 's' : ''}`
        : `${visibleName(name).split('.')[0]} ${percent}`
    const shown = [label, ...(name === null ? [] : [percent])].find(text => widthOf(text, 11) <= width - 12) ?? ''
    const full = name === null ? label : `${nameOf(kind, name, this.#speech)} ${percent}`
    return `<g><title>${xml(full)}</title><rect x="${round(x)}" y="${top}" width="${round(Math.max(width, 0.5))}" height="30" rx="2" fill="${hue}" fill-opacity=".22"/><rect x="${round(x)}" y="${top}" width="${round(Math.max(width, 0.5))}" height="3" fill="${hue}"/>${shown === '' ? '' : this.#text(shown, x + 7, top + 20, 11, this.#colours.ink)}</g>`
  }

  /** What changed, the inputs, the command. */
  facts(top: number): Drawn {
    const { change, inputs } = this.#said
    const { command } = this.#report
    const { say } = this.#speech
    const { hair, 'ink-3': quiet, ink } = this.#colours
    const left = margin + 80
    const rows: [label: string, lines: readonly { readonly text: string; readonly isCode: boolean }[]][] = []
    const plain = (text: string) =>
      wrapped([{ text, isFound: false }], cardWidth - margin - left, 12).map(line => ({
        text: line.map(piece => piece.text).join(''),
        isCode: false,
      }))
    if (change !== null) rows.push([say('change'), plain(change)])
    const shown = inputs.slice(0, mostInputs)
    const left_ = inputs.length - shown.length
    if (shown.length > 0)
      rows.push([
        say('input'),
        [
          ...shown.flatMap(({ name, sha256 }) => [
            { text: `${shortened(name, 240, 12)}, SHA-256 ${sha256}`, isCode: false },
          ]),
          ...(left_ > 0 ? [{ text: say('changeMore', { count: left_ }), isCode: false }] : []),
        ],
      ])
    if (command !== null)
      rows.push([
        say('reproduce'),
        wrapped([{ text: visibleName(command), isFound: false }], (cardWidth - margin - left) * 0.93, 12).map(line => ({
          text: line.map(piece => piece.text).join(''),
          isCode: true,
        })),
      ])
    if (rows.length === 0) return { svg: '', bottom: top }
    let y = top + 12
    let svg = `<path d="M${margin} ${top}H${cardWidth - margin}" stroke="${hair}"/>`
    for (const [label, lines] of rows) {
      svg += this.#text(label, margin, y + 13, 12, quiet)
      for (const { text, isCode } of lines) {
        svg += isCode
          ? `<text x="${left}" y="${y + 13}" font-size="11.5" font-family="${xml(mono)}" fill="${ink}">${xml(text)}</text>`
          : this.#text(text, left, y + 13, 12, ink)
        y += 18
      }
      y += 4
    }
    return { svg, bottom: y }
  }

  /** The verdict's mark: water in the ring, what stands over the line hatched. */
  #mark(): string {
    const { ink, 'sea-fill': sea, 'amber-fill': amber, 'red-fill': red, edge } = this.#colours
    const { verdict } = this.#report
    const [fill, water] = { fits: [sea, 28], tight: [amber, 23.5], refused: [red, 13], unknown: [edge, 40] }[
      verdict
    ] as [string, number]
    const over = water < 22 ? `<rect x="6" y="${water}" width="28" height="${22 - water}" fill="url(#over)"/>` : ''
    return `<g transform="translate(${margin} 26) scale(.893)" fill="none"><g clip-path="url(#ring)"><rect x="6" y="${Math.max(water, 22)}" width="28" height="16" fill="${fill}"/>${over}</g><g stroke="${ink}"><circle cx="20" cy="22" r="14.5" stroke-width="3"/><path d="M0 22h40" stroke-width="3"/><path d="M47 6.5v31M47 8.500h7M47 15.2h5M47 22h9M47 28.8h5M47 35.5h7" stroke-width="2"/></g></g>`
  }

  #lines(
    pieces: readonly Piece[],
    at: { x: number; y: number; width: number; size: number; step: number; fill: string; bold: string },
  ): Drawn {
    const lines = wrapped(pieces, at.width, at.size)
    const svg = lines.map((line, index) => {
      const spans = line.map(({ text, isFound }) =>
        isFound ? `<tspan font-weight="600" fill="${at.bold}">${xml(text)}</tspan>` : xml(text),
      )
      return `<text x="${at.x}" y="${at.y + index * at.step}" font-size="${at.size}" fill="${at.fill}" xml:space="preserve">${spans.join('')}</text>`
    })
    return { svg: svg.join(''), bottom: at.y + Math.max(0, lines.length - 1) * at.step }
  }

  #text(text: string, x: number, y: number, size: number, fill: string): string {
    return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" fill="${fill}" xml:space="preserve">${xml(text)}</text>`
  }
}

/** More inputs than this are counted. */
const mostInputs = 6

function round(value: number): number {
  return Math.round(value * 100) / 100
}

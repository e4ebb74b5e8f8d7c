import { formatCount } from '../../core/bytes'
import type { Placement } from '../../core/plan'
import { formatShare, VerdictWord, visibleName } from '../kit'
import { useWords } from '../words'
import type { BundleFacts, lineOf } from './bundle-facts'
import type { ShownResource } from './shown-resource'

/** Where the line stands, in percent of the track. */
const lineAt = 71.43
/** A segment narrower than this, in percent, is one of the others; a name needs some more. */
const leastSeen = 2
const nameRoom = 11
const mostSegments = 8

/** A bundle as a bar from zero: what it holds as segments where all of it counts, else its largest resource. */
export function BundleBar(props: {
  readonly facts: BundleFacts
  readonly resources: readonly ShownResource[]
  readonly isCarried: boolean
  readonly isRoomy: boolean
}) {
  const { facts, resources, isCarried, isRoomy } = props
  const { t } = useWords()
  const { bundle, bytes, max, verdict, about } = facts
  if (verdict === 'unknown') return <span className="timeline-bar computing" aria-hidden="true" />
  const share = max === null ? 0 : bytes / max
  const end = Math.min(share * lineAt, 100)
  const within = Math.min(end, lineAt)
  const nameOf = ({ resource }: Placement) => resources[resource]?.name?.split('.')[0] ?? t('table.noName')
  const segments = isCarried && share <= 1 ? segmentsOf(bundle.placements, bytes, end) : null
  const only = isCarried ? bundle.placements.length === 1 && nameOf(bundle.placements[0] as Placement) : about?.name
  return (
    <span className={`timeline-bar ${verdict}`} aria-hidden="true">
      {segments ? (
        <>
          {segments.large.map(({ placement, from, width }) => (
            <span
              key={placement.resource}
              className="part"
              style={{ left: `${from}%`, width: `${width}%` }}
              title={`${visibleName(nameOf(placement))}, ${formatCount(placement.bytes)}`}
            >
              {isRoomy && width >= nameRoom && visibleName(nameOf(placement))}
            </span>
          ))}
          {segments.others > 0 && (
            <span
              className="part"
              style={{ left: `${segments.at}%`, width: `${Math.max(end - segments.at, 0.3)}%` }}
              title={t('split.others', { count: segments.others })}
            />
          )}
        </>
      ) : (
        <span className="part" style={{ left: 0, width: `${Math.max(within, 0.3)}%` }}>
          {within >= nameRoom && only && visibleName(only.split('.')[0] ?? '')}
        </span>
      )}
      {end > lineAt && <span className="part over" style={{ left: `${lineAt}%`, width: `${end - lineAt}%` }} />}
    </span>
  )
}

/** The largest, as long as they can be told apart, from zero; what is left follows as one. */
function segmentsOf(placements: readonly Placement[], bytes: number, end: number) {
  const widthOf = (placement: Placement): number => (placement.bytes / bytes) * end
  const seen = placements.filter(placement => widthOf(placement) >= leastSeen)
  const ordered = seen.toSorted((a, b) => b.bytes - a.bytes).slice(0, mostSegments)
  let at = 0
  const large = ordered.map(placement => {
    const from = at
    at += widthOf(placement)
    return { placement, from, width: at - from }
  })
  return { large, at, others: placements.length - large.length }
}

/** Its bytes and how it stands. */
export function BundleFigure(props: {
  readonly facts: BundleFacts
  readonly line: ReturnType<typeof lineOf>
  readonly isRoomy: boolean
}) {
  const { facts, line, isRoomy } = props
  const { t } = useWords()
  const { bytes, max, verdict, estimated } = facts
  const share = max === null ? '' : bytes > max ? `${(bytes / max).toFixed(2)}×` : formatShare(bytes / max)
  const word = [isRoomy && t(`verdict.${verdict}`), share].filter(Boolean).join(' ')
  return (
    <span className="timeline-figure" aria-hidden="true">
      <span className="timeline-bytes">
        {verdict === 'unknown' ? '' : `${estimated ? '≈ ' : ''}${formatCount(bytes)}`}
        {!line && max !== null && <span className="quiet"> / {formatCount(max)}</span>}
      </span>
      {verdict === 'unknown' ? (
        <span className="quiet">{t('verdict.unknown')}</span>
      ) : (
        <VerdictWord verdict={verdict} word={word} />
      )}
    </span>
  )
}

/** More ticks than this cannot be told apart. */
const mostTicks = 240

/** A step of many bundles: a tick for each, and the fullest of them as a bar. */
export function StepStrip({ bundles }: { readonly bundles: readonly BundleFacts[] }) {
  const { t } = useWords()
  const share = ({ bytes, max }: BundleFacts): number => (max === null ? 0 : bytes / max)
  const fullest = bundles.reduce<BundleFacts | null>(
    (most, each) => (most && share(most) >= share(each) ? most : each),
    null,
  )
  const refused = bundles.filter(({ verdict }) => verdict === 'refused').length
  const isKnown = bundles.every(({ verdict }) => verdict !== 'unknown')
  if (!fullest || !isKnown) return <span className="timeline-bar computing" aria-hidden="true" />
  const end = Math.min(share(fullest) * lineAt, 100)
  const ticks =
    bundles.length <= mostTicks
      ? bundles
      : bundles.filter((_, index) => index % Math.ceil(bundles.length / mostTicks) === 0)
  return (
    <>
      <span className={`timeline-bar strip ${fullest.verdict}`} aria-hidden="true">
        <span className="part" style={{ left: 0, width: `${Math.max(Math.min(end, lineAt), 0.3)}%` }} />
        {end > lineAt && <span className="part over" style={{ left: `${lineAt}%`, width: `${end - lineAt}%` }} />}
        {ticks.map(each => (
          <span key={each.bundle.name} className="tick" style={{ left: `${Math.min(share(each) * lineAt, 99.7)}%` }} />
        ))}
      </span>
      <span className="timeline-figure" aria-hidden="true">
        <span className="timeline-bytes">{formatCount(fullest.bytes)}</span>
        <VerdictWord
          verdict={fullest.verdict}
          word={refused > 0 ? t('timeline.refused', { count: refused }) : formatShare(share(fullest))}
        />
      </span>
    </>
  )
}

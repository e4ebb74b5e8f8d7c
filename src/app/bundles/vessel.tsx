import { type Bytes, sumBytes } from '../../core/bytes'
import type { Bundle, Placement } from '../../core/plan'
import { formatShare, type VerdictName, visibleName } from '../kit'
import { usePage } from '../store'
import { useWords } from '../words'
import type { ShownResource } from './shown-resource'

/** Height of a vessel in pixels; `--tall` of the styles. */
const height = 220
/** A block lower than this has no room for a name. */
const nameRoom = 14

interface VesselProps {
  readonly bundle: Bundle
  readonly resources: readonly ShownResource[]
  /** Bytes from bottom to top. */
  readonly tall: number
}

/** A bundle: what it holds fills it from below, a block for each resource that is large enough to be seen. */
export function Vessel({ bundle, resources, tall }: VesselProps) {
  const { t } = useWords()
  const { name, bytes, maxBytes, placements, holdsSecrets } = bundle
  const share = maxBytes === null ? null : bytes / maxBytes
  const margin = usePage(state => state.question.cluster.tightOver)
  const verdict = verdictOf(bundle, share, margin)
  const { large, others } = blocks(placements, tall)
  const pixels = (size: number): number => Math.min((size / tall) * height, height)
  const over = maxBytes !== null && bytes > maxBytes ? pixels(bytes) - pixels(maxBytes) : 0
  return (
    <>
      <span className="vessel-hull">
        <span className={`cargo ${verdict}`} style={{ height: Math.max(pixels(bytes), 3) }}>
          {large.map(({ resource, bytes: size }) => (
            <span key={resource} className="block" style={{ height: pixels(size) }}>
              {pixels(size) >= nameRoom && shortName(resources[resource]?.name ?? null)}
            </span>
          ))}
          {others.count > 0 && (
            <span className="block" style={{ height: pixels(others.bytes) }}>
              {pixels(others.bytes) >= nameRoom && t('split.others', { count: others.count })}
            </span>
          )}
        </span>
        {over > 0 && <span className="cargo-over" style={{ height: over, bottom: pixels(maxBytes ?? 0) }} />}
      </span>
      <span className="vessel-caption">
        <b>{name}</b>
        <span>{t('app.bytes', { count: bytes })}</span>
        <span>
          {share !== null && `${formatShare(share)}, `}
          {t('split.resources', { count: placements.length })}
        </span>
        {holdsSecrets && <span>{t('split.carriedInSecret')}</span>}
      </span>
    </>
  )
}

/** From the bottom: the largest, as long as they can be told apart, and all others as one block. */
function blocks(placements: readonly Placement[], tall: number) {
  const seen = placements.filter(({ bytes }) => (bytes / tall) * height >= nameRoom)
  const large = seen.toSorted((a, b) => b.bytes - a.bytes).slice(0, Math.floor(height / nameRoom))
  const shown = new Set(large)
  const rest = placements.filter(placement => !shown.has(placement))
  const bytes: Bytes = sumBytes(rest.map(placement => placement.bytes))
  return { large, others: { count: rest.length, bytes } }
}

function verdictOf({ overLimit }: Bundle, share: number | null, margin: number): VerdictName {
  if (overLimit || (share !== null && share > 1)) return 'refused'
  return share !== null && share > margin ? 'tight' : 'fits'
}

/** The first part of a name: a block has no room for the group of a CRD. */
function shortName(name: string | null): string {
  return visibleName(name?.split('.')[0] ?? '')
}

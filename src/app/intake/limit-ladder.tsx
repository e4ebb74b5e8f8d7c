import { formatCount } from '../../core/bytes'
import { type LimitId, limitOf } from '../../core/limit'
import { useWords } from '../words'

/** The limits a newcomer meets first; the line of the mark stands at the second from below. */
const rungs: readonly LimitId[] = [
  'apiserver.body',
  'etcd.request',
  'configmap.data',
  'ocm.manifestwork',
  'meta.annotations',
]
const lineLimit: LimitId = 'configmap.data'
const lineY = 255
/** Pixels for each doubling of a limit. */
const octave = 69.5

/** The mark, drawn large on the water line, its ladder labelled with the real limits. */
export function LimitLadder() {
  const { t } = useWords()
  const named = rungs.map(id => {
    const { max } = limitOf(id)
    const name = id === lineLimit ? t('empty.carriers') : id === 'ocm.manifestwork' ? 'ManifestWork' : t(`limit.${id}`)
    return { id, name, bytes: formatCount(max), y: lineY - octave * Math.log2(max / limitOf(lineLimit).max) }
  })
  const label = t('empty.ladderLabel', { list: named.map(({ name, bytes }) => `${name} ${bytes}`).join(', ') })
  const [first, last] = [named[0], named.at(-1)]
  return (
    <svg className="ladder" viewBox="0 0 560 430" fill="none" role="img" aria-label={label}>
      <g stroke="var(--ink)" strokeWidth="12">
        <circle cx="120" cy={lineY} r="70" />
        <path d={`M14 ${lineY}h212`} />
      </g>
      <path d={`M288 ${(first?.y ?? lineY) - 4}V${(last?.y ?? lineY) + 4}`} stroke="var(--ink)" strokeWidth="5" />
      <text className="quiet" x="288" y={(first?.y ?? lineY) - 44}>
        {t('empty.ladder')}
      </text>
      {named.map(({ id, name, bytes, y }) => {
        const isLine = id === lineLimit
        // The one that is close above the line makes room for it.
        const lift = id === 'etcd.request' ? 9 : 0
        return (
          <g key={id}>
            <path d={`M288 ${y}h${isLine ? 68 : 52}`} stroke="var(--ink)" strokeWidth="5" />
            <text x={isLine ? 368 : 352} y={isLine ? y - 9 : y - 1 - lift}>
              {bytes}
            </text>
            <text className="quiet" x={isLine ? 368 : 352} y={isLine ? y + 20 : y + 14 - lift}>
              {name}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

import { formatCount } from '../../core/bytes'
import { type LimitId, limitOf } from '../../core/limit'
import { useWords } from '../words'

/** The limits a newcomer meets first; the line of the mark stands at the second from below. */
const rungs: readonly LimitId[] = ['apiserver.body', 'etcd.request', 'configmap.data', 'meta.annotations']
const lineLimit: LimitId = 'configmap.data'
const lineY = 278
/** Pixels for each doubling of a limit. */
const octave = 76

/** The mark, drawn large on the water line, its ladder labelled with the real limits. */
export function LimitLadder() {
  const { t } = useWords()
  const named = rungs.map(id => {
    const { max } = limitOf(id)
    const name = id === lineLimit ? 'ConfigMap, Secret' : t(`limit.${id}`)
    return { id, name, bytes: formatCount(max), y: lineY - octave * Math.log2(max / limitOf(lineLimit).max) }
  })
  const label = t('empty.ladderLabel', { list: named.map(({ name, bytes }) => `${name} ${bytes}`).join(', ') })
  return (
    <svg className="ladder" viewBox="0 0 640 460" fill="none" role="img" aria-label={label}>
      <g stroke="var(--ink)" strokeWidth="13">
        <circle cx="150" cy={lineY} r="74" />
        <path d={`M40 ${lineY}h220`} />
      </g>
      <path d={`M330 152V${named.at(-1)?.y ?? lineY}`} stroke="var(--ink)" strokeWidth="5" strokeLinecap="square" />
      <text className="quiet" x="330" y="134">
        {t('empty.ladder')}
      </text>
      {named.map(({ id, name, bytes, y }) => (
        <g key={id}>
          <path d={`M330 ${y}h${id === lineLimit ? 70 : 54}`} stroke="var(--ink)" strokeWidth="5" />
          <text x={id === lineLimit ? 412 : 396} y={id === lineLimit ? y - 8 : y - 1}>
            {bytes}
          </text>
          <text className="quiet" x={id === lineLimit ? 412 : 396} y={id === lineLimit ? y + 18 : y + 14}>
            {name}
          </text>
        </g>
      ))}
    </svg>
  )
}

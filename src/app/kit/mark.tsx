import { useId } from 'react'
import type { VerdictName } from './verdict-word'

/** The mark: ring, load line, ladder. In the colour of the text. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 30 20" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
      <circle cx="10" cy="10" r="6" />
      <path d="M0 10h20" />
      <path d="M24 2.5v15M24 4.5h5M24 10h6M24 15.5h5" strokeWidth="1.5" />
    </svg>
  )
}

/**
 * Where the water stands in the ring, from its top: well below the line, at it, over it; none where it is not known.
 */
const waterTop: Record<VerdictName, number> = { fits: 28, tight: 23.5, refused: 13, unknown: 40 }
const line = 22

/** The mark with water to where the verdict is; what stands over the line is hatched. */
export function VerdictMark({ verdict }: { readonly verdict: VerdictName }) {
  const id = useId()
  const top = waterTop[verdict]
  return (
    <svg className={`verdict-mark ${verdict}`} viewBox="0 0 56 44" fill="none" aria-hidden="true">
      <defs>
        <clipPath id={`${id}ring`}>
          <circle cx="20" cy="22" r="13" />
        </clipPath>
        <pattern id={`${id}hatch`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" fill="var(--fill)" opacity=".3" />
          <rect width="2.5" height="5" fill="var(--fill)" />
        </pattern>
      </defs>
      <g clipPath={`url(#${id}ring)`}>
        <rect x="6" y={Math.max(top, line)} width="28" height="16" fill="var(--fill)" />
        {top < line && <rect x="6" y={top} width="28" height={line - top} fill={`url(#${id}hatch)`} />}
      </g>
      <g stroke="var(--ink)">
        <circle cx="20" cy="22" r="14.5" strokeWidth="3" />
        <path d="M0 22h40" strokeWidth="3" />
        <path d="M47 6.5v31M47 8.5h7M47 15.2h5M47 22h9M47 28.8h5M47 35.5h7" strokeWidth="2" />
      </g>
    </svg>
  )
}

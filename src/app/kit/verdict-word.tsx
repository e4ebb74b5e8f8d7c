import type { ReactNode } from 'react'

/** `unknown` is what is being computed, or cannot be. */
export type VerdictName = 'fits' | 'tight' | 'refused' | 'unknown'

/** Disc, triangle, octagon, ring: the outline alone tells the four apart. */
const outlines: Record<VerdictName, ReactNode> = {
  fits: (
    <>
      <circle className="shape" cx="8" cy="8" r="7" />
      <path className="glyph" d="m4.9 8.3 2.2 2.2 4.1-4.6" />
    </>
  ),
  tight: (
    <>
      <path
        className="shape"
        d="M8 1.1a1 1 0 0 1 .87.5l6.5 11.4a1 1 0 0 1-.87 1.5h-13a1 1 0 0 1-.87-1.5l6.5-11.4A1 1 0 0 1 8 1.1z"
      />
      <path className="glyph" d="M8 6v3.6M8 12v.1" />
    </>
  ),
  refused: (
    <>
      <path className="shape" d="M5.2 1h5.6L15 5.2v5.6L10.8 15H5.2L1 10.8V5.2z" />
      <path className="glyph" d="m5.5 5.5 5 5m0-5-5 5" />
    </>
  ),
  unknown: (
    <>
      <circle className="ring" cx="8" cy="8" r="6" />
      <path className="glyph" d="M8 2a6 6 0 0 1 6 6" />
    </>
  ),
}

/** A verdict as icon and word. `iconOnly` keeps the word for those who do not see the icon. */
export function VerdictWord(props: {
  readonly verdict: VerdictName
  readonly word: string
  readonly iconOnly?: boolean
}) {
  const { verdict, word, iconOnly = false } = props
  return (
    <span className={`verdict-word ${verdict}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        {outlines[verdict]}
      </svg>
      <span className={iconOnly ? 'unseen' : undefined}>{word}</span>
    </span>
  )
}

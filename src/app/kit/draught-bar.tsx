import type { VerdictName } from './verdict-word'

/** A track is 1.6 limits long, so its line stands at 62.5 %. */
const span = 1.6

/**
 * A share of a limit as a bar: solid to the line, hatched beyond it, torn where it would leave the track. Decoration:
 * the number stands beside it.
 */
export function DraughtBar({ share, verdict }: { readonly share: number; readonly verdict: VerdictName }) {
  const over = Math.min(share, span) - 1
  return (
    <span className={`draught ${verdict}`} aria-hidden="true">
      <span className="draught-fill" style={{ width: percent(Math.min(share, 1)) }} />
      {over > 0 && <span className="draught-over" style={{ width: percent(over) }} />}
      {share > span && (
        <svg className="draught-torn" viewBox="0 0 9 12" aria-hidden="true">
          <path d="M9 0v12H4l3-2.5-4-2 4-2.5-4-2L7 0z" />
        </svg>
      )}
    </span>
  )
}

function percent(limits: number): string {
  return `${((limits / span) * 100).toFixed(2)}%`
}

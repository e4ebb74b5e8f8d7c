import { visibleName } from '../../core/bytes'

/** A kind as a square in the hue of its family and a word. `family` is one of those that `tokens.css` has a hue for. */
export function KindTag({
  family,
  tag,
  kind,
}: {
  readonly family: string
  readonly tag: string
  readonly kind: string
}) {
  return (
    <bdi className={`kind-tag kind-${family}`} title={visibleName(kind)}>
      <span>{visibleName(tag)}</span>
    </bdi>
  )
}

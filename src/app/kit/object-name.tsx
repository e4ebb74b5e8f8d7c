import { visibleName } from '../../core/bytes'

/** A name with its first part in front: the group of a CRD's name steps back. */
export function ObjectName({ name }: { readonly name: string }) {
  const shown = visibleName(name)
  const dot = shown.indexOf('.')
  if (dot < 1) return <bdi>{shown}</bdi>
  return (
    <bdi>
      {shown.slice(0, dot)}
      <span className="quiet">{shown.slice(dot)}</span>
    </bdi>
  )
}

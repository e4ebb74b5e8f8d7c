/** A name with its first part in front: the group of a CRD's name steps back. */
export function ObjectName({ name }: { readonly name: string }) {
  const dot = name.indexOf('.')
  if (dot < 1) return <bdi>{name}</bdi>
  return (
    <bdi>
      {name.slice(0, dot)}
      <span className="quiet">{name.slice(dot)}</span>
    </bdi>
  )
}

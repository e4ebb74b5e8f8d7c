/**
 * The textures of bars as patterns of a drawing: `hatch` for what is over a limit, `ribs` for what is tight, `beyond`
 * for the tint behind a line.
 */
export function Patterns({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={`${id}hatch`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="hatch-ground" width="5" height="5" />
        <rect className="hatch-stripe" width="2.5" height="5" />
      </pattern>
      <pattern id={`${id}ribs`} width="6.5" height="10" patternUnits="userSpaceOnUse">
        <rect className="rib-ground" width="6.5" height="10" />
        <rect className="rib" width="5" height="10" />
      </pattern>
      <pattern id={`${id}gone`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="gone-stripe" width="1.5" height="5" />
      </pattern>
      <linearGradient id={`${id}beyond`}>
        <stop className="beyond-near" offset="0" />
        <stop className="beyond-far" offset="0.78" />
      </linearGradient>
    </defs>
  )
}
